using Microsoft.Extensions.DependencyInjection;
using Stoa.Contracts.Workflows;
using Stoa.Platform.Workflows;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Workflows;

internal sealed class NewBuilding(Script script) : Building(script)
{
    public override int Version => 2;

    public override IReadOnlyList<Step<Job>> Steps => [Play("plan"), .. base.Steps];
}

public sealed class TwoProcesses(TestDatabase database) : WorkflowTests(database), IClassFixture<TestDatabase>
{
    private static readonly TimeSpan PastTheLease = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task Do_not_take_each_others_runs_while_both_live()
    {
        var (reached, open) = Script.Gate("walls");
        await Process.Start<Building>("house");
        var busy = Process.Tick();
        await reached;
        await using var other = Another();
        Clock.Advance(TimeSpan.FromSeconds(2));
        await other.Tick();
        open();
        await busy;

        Assert.Equal(3, Script.Calls.Count);
    }

    [Fact]
    public async Task Refuse_the_late_write_of_one_that_was_paused_past_its_lease()
    {
        var (reached, open) = Script.Gate("roof");
        var run = await Process.Start<Building>("house");
        var paused = Process.Tick();
        await reached;
        Script.On("roof", _ => StepResult.Done);
        Clock.Advance(PastTheLease);
        await using var other = Another();
        await other.Tick();
        open();
        await paused;

        Assert.Equal("walls Done, roof Done, paint Done", await History(run));
        Assert.Equal(["walls", "roof", "roof", "paint"], Script.Calls);
    }

    [Theory]
    [InlineData("roof", "done")]
    [InlineData("roof", "later")]
    [InlineData("roof", "wait")]
    [InlineData("roof", "stop")]
    [InlineData("roof", "throw")]
    [InlineData("paint", "done")]
    [InlineData("paint", "stop")]
    public async Task Refuse_whatever_one_writes_late_while_the_other_is_in_the_middle_of_the_same_step(string step, string answer)
    {
        var (reached, open) = Script.Gate(step, () => Answer(answer));
        var run = await Process.Start<Building>("house");
        var paused = Process.Tick();
        await reached;
        var (again, finish) = Script.Gate(step);
        Clock.Advance(PastTheLease);
        await using var other = Another();
        var taking = other.Tick();
        await again;
        var before = await History(run);
        open();
        await paused;
        Assert.Equal(before, await History(run));
        Assert.Equal(RunState.Active, (await Process.Read(run)).State);
        finish();
        await taking;

        Assert.Equal("walls Done, roof Done, paint Done", await History(run));
    }

    [Fact]
    public async Task Refuse_a_late_write_of_the_same_worker_under_an_earlier_claim()
    {
        var (reached, open) = Script.Gate("roof");
        var run = await Process.Start<Building>("house");
        var tick = Process.Tick();
        await reached;
        var (again, finish) = Script.Gate("roof");
        await Database.AsAdmin("UPDATE platform.run_cursor SET owner = NULL, fence = fence + 1");
        Process.Engine.Nudge();
        await again;
        open();
        // Moves are recorded in their order: when this one has ended, the late one has been written or refused.
        Script.On("roof", _ => StepResult.Done);
        var (ended, end) = Script.Gate("paint");
        await Process.Start<Building>("hut");
        Process.Engine.Nudge();
        await ended;
        Script.On("paint", _ => StepResult.Done);
        Assert.Equal("walls Done", await History(run));
        end();
        finish();
        await tick;

        Assert.Equal("walls Done, roof Done, paint Done", await History(run));
    }

    [Fact]
    public async Task Take_over_also_what_a_dead_one_claimed_at_the_last_moment()
    {
        // A claim that commits after others took its worker for dead.
        var run = await Process.Start<Building>("house");
        await Database.AsAdmin($"UPDATE platform.run_cursor SET owner = '{Guid.CreateVersion7()}', fence = 1");
        await Process.Tick();

        Assert.Equal(RunState.Succeeded, (await Process.Read(run)).State);
    }

    [Fact]
    public async Task Go_on_with_the_run_that_one_of_them_undoes()
    {
        Script.On("paint", _ => StepResult.Stop("no-colour", "No colour."));
        var (reached, _) = Script.Gate("undo roof");
        var run = await Process.Start<Building>("house");
        _ = Process.Tick();
        await reached;
        Script.On("undo roof", _ => StepResult.Done);
        Clock.Advance(PastTheLease);
        await using var other = Another();
        await other.Tick();

        Assert.Equal((RunState.Failed, "no-colour"), ((await other.Read(run)).State, (await other.Read(run)).Code));
    }

    [Fact]
    public async Task Become_new_workers_when_they_come_back()
    {
        var (reached, open) = Script.Gate("walls");
        await Process.Start<Building>("house");
        var paused = Process.Tick();
        await reached;
        Script.On("walls", _ => StepResult.Done);
        Clock.Advance(PastTheLease);
        await using var other = Another();
        await other.Tick();
        open();
        await paused;
        var run = await Process.Start<Building>("hut");
        await Process.Tick();

        Assert.Equal(RunState.Succeeded, (await Process.Read(run)).State);
    }

    private static StepResult Answer(string answer) => answer switch
    {
        "done" => StepResult.Done,
        "later" => StepResult.Later(TimeSpan.FromMinutes(1), "Later."),
        "wait" => StepResult.Wait("signal", TimeSpan.FromMinutes(1), "A signal."),
        "stop" => StepResult.Stop("stopped", "Stopped."),
        _ => throw new HttpRequestException("refused"),
    };

    [Fact]
    public async Task End_a_run_on_the_version_on_which_it_began_while_new_ones_run_on_the_next()
    {
        var (reached, open) = Script.Gate("walls");
        var old = await Process.Start<Building>("house");
        var tick = Process.Tick();
        await reached;
        await using var next = new Process(Database, Clock, Script, services => services.AddWorkflow<NewBuilding, Job>("notes"));
        var fresh = await next.Start<NewBuilding>("hut");
        Script.On("walls", _ => StepResult.Done);
        await next.Tick();
        Clock.Advance(PastTheLease); // the old process dies
        await next.Tick();

        Assert.Equal(["walls", "roof", "paint"], (await next.Read(old)).Steps.Select(s => s.Name));
        Assert.Equal(["plan", "walls", "roof", "paint"], (await next.Read(fresh)).Steps.Select(s => s.Name));
        Assert.Equal(RunState.Succeeded, (await next.Read(old)).State);
        open();
        await tick;
    }

    [Fact]
    public async Task Leave_runs_alone_of_a_version_that_they_do_not_know_yet_show_them()
    {
        await using var next = new Process(Database, Clock, Script, services => services.AddWorkflow<NewBuilding, Job>("notes"));
        var run = await next.Start<NewBuilding>("hut");
        await Process.Tick();

        Assert.Empty(Script.Calls);
        Assert.Equal(["plan", "walls", "roof", "paint"], (await Process.Read(run)).Steps.Select(s => s.Name));
        await next.Tick();
        Assert.Equal(RunState.Succeeded, (await Process.Read(run)).State);
    }

    [Fact]
    public async Task Do_not_start_with_a_version_whose_steps_were_changed()
    {
        await Process.Tick();
        await Database.AsAdmin("UPDATE platform.workflow_kind SET steps = '{walls,cellar}' WHERE name = 'building'");
        await using var changed = Another();
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(changed.Tick);

        Assert.Contains("give the changed workflow a new version", refused.Message, StringComparison.Ordinal);
        await Database.AsAdmin("DELETE FROM platform.workflow_kind");
    }
}
