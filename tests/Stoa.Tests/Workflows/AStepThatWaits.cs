using Stoa.Contracts.Workflows;
using Stoa.Platform.Workflows;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Workflows;

public sealed class AStepThatWaits(TestDatabase database) : WorkflowTests(database), IClassFixture<TestDatabase>
{
    private static StepResult Wait => StepResult.Wait("dry", TimeSpan.FromHours(1), "The paint dries.");

    [Fact]
    public async Task Is_looked_at_again_when_its_time_has_come_and_that_is_no_attempt()
    {
        List<int> attempts = [];
        Script.On("walls", step =>
        {
            attempts.Add(step.Attempt);
            return attempts.Count < 30 ? StepResult.Later(TimeSpan.FromSeconds(10), "They dry.") : StepResult.Done;
        });
        var run = await Process.Start<Building>("house");
        await Process.Tick();
        await After(TimeSpan.FromSeconds(9));
        Assert.Single(attempts);
        for (var i = 0; i < 30; i++) await After(TimeSpan.FromSeconds(10));

        Assert.All(attempts, attempt => Assert.Equal(1, attempt));
        Assert.Equal(RunState.Succeeded, (await Process.Read(run)).State);
        Assert.Equal("walls Waiting, walls Done, roof Done, paint Done", await History(run));
    }

    [Fact]
    public async Task Goes_on_when_its_signal_comes_and_reads_what_it_says()
    {
        string? said = null;
        Script.On("paint", step => step.Signals.Count == 0 ? Wait : Said(step));
        var run = await Process.Start<Building>("house");
        await Process.Tick();
        await Process.Signal(run, "dry", new Job { Note = "really" });
        await Process.Tick();

        Assert.Equal("really", said);
        Assert.Equal(RunState.Succeeded, (await Process.Read(run)).State);

        StepResult Said(StepContext<Job> step)
        {
            said = step.Signals[0].As<Job>()!.Note;
            return StepResult.Done;
        }
    }

    [Fact]
    public async Task Is_given_a_notice_once_however_often_it_came_meanwhile()
    {
        var given = 0;
        Script.On("walls", step => StepResult.Wait("never", TimeSpan.FromHours(1), "The walls dry."));
        Script.On("paint", step => step.Signals.Count == 0 ? Wait : Given(step));
        var run = await Process.Start<Building>("house");
        await Process.Tick();
        for (var i = 0; i < 50; i++) await Process.InStore((store, runs) => runs.Notice(store, "house", "dry", default));
        Assert.Equal(1L, await Database.AsAdmin("SELECT jsonb_array_length(inbox)::bigint FROM platform.run_cursor WHERE inbox IS NOT NULL"));
        Script.On("walls", _ => StepResult.Done);
        await After(TimeSpan.FromHours(1));
        Assert.Equal(1, given);

        StepResult Given(StepContext<Job> step)
        {
            given = step.Signals.Count;
            return StepResult.Done;
        }
    }

    [Fact]
    public async Task Is_called_again_without_a_signal_when_that_does_not_come_in_time()
    {
        var isTimedOut = false;
        Script.On("paint", step => (isTimedOut = step.IsTimedOut) ? StepResult.Done : Wait);
        await Process.Start<Building>("house");
        await Process.Tick();
        await After(TimeSpan.FromMinutes(59));
        Assert.False(isTimedOut);
        await After(TimeSpan.FromMinutes(1));

        Assert.True(isTimedOut);
    }

    [Fact]
    public async Task Takes_a_signal_that_came_before_it_began_to_wait()
    {
        Script.On("paint", step => step.Signals.Count == 0 ? Wait : StepResult.Done);
        var (reached, open) = Script.Gate("walls");
        var run = await Process.Start<Building>("house");
        var tick = Process.Tick();
        await reached;
        await Process.Signal(run, "dry");
        open();
        await tick;

        Assert.Equal(RunState.Succeeded, (await Process.Read(run)).State);
    }

    [Fact]
    public async Task Misses_no_signal_that_comes_while_it_makes_up_its_mind()
    {
        var calls = 0;
        Script.On("walls", async (step, _) =>
        {
            if (calls++ == 0) await Process.Signal(step.Run, "anything");
            return calls == 1 ? StepResult.Later(TimeSpan.FromDays(1), "It looks at something.") : StepResult.Done;
        });
        var run = await Process.Start<Building>("house");
        await Process.Tick();

        Assert.Equal((2, RunState.Succeeded), (calls, (await Process.Read(run)).State));
    }

    [Fact]
    public async Task Sleeps_on_when_another_signal_comes()
    {
        Script.On("paint", step => step.Signals.Count == 0 && !step.IsTimedOut ? Wait : StepResult.Done);
        var run = await Process.Start<Building>("house");
        await Process.Tick();
        await Process.Signal(run, "wet");
        await Process.Tick();

        Assert.Equal(StepState.Waiting, (await Process.Read(run)).Steps[2].State);
        Assert.Equal(3, Script.Calls.Count);
    }

    [Fact]
    public async Task Gets_its_signals_again_after_a_failed_attempt_and_all_of_them_at_once()
    {
        List<int> seen = [];
        Script.On("paint", step =>
        {
            if (step.Signals.Count == 0) return Wait;
            seen.Add(step.Signals.Count);
            return seen.Count == 1 ? throw new HttpRequestException("refused") : StepResult.Done;
        });
        var run = await Process.Start<Building>("house");
        await Process.Tick();
        await Process.Signal(run, "dry");
        await Process.Signal(run, "dry");
        await Process.Tick();
        await After(TimeSpan.FromSeconds(2));

        Assert.Equal([2, 2], seen);
    }

    [Fact]
    public async Task Does_not_get_a_signal_twice_that_an_earlier_wait_has_taken()
    {
        var waits = 0;
        Script.On("walls", step => step.Signals.Count == 0 ? Wait : StepResult.Done);
        Script.On("paint", step => { waits++; return step.Signals.Count == 0 ? Wait : StepResult.Done; });
        var run = await Process.Start<Building>("house");
        await Process.Signal(run, "dry");
        await Process.Tick();

        Assert.Equal((1, StepState.Waiting), (waits, (await Process.Read(run)).Steps[2].State));
    }

    [Fact]
    public async Task Loses_none_of_many_signals_that_race_with_its_calls()
    {
        var taken = 0;
        Script.On("walls", step => (taken += step.Signals.Count) == 200 ? StepResult.Done : Wait);
        var run = await Process.Start<Building>("house");
        var sending = Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            for (var i = 0; i < 25; i++) Assert.True(await Process.Signal(run, "dry"));
        }));
        while (!sending.IsCompleted) await Process.Tick();
        await sending;
        await Process.Tick();

        Assert.Equal((200, RunState.Succeeded), (taken, (await Process.Read(run)).State));
    }

    [Fact]
    public async Task Is_over_for_a_signal_that_comes_after_the_end()
    {
        var run = await Process.Start<Building>("house");
        await Process.Tick();

        Assert.False(await Process.Signal(run, "dry"));
        Assert.False(await Process.InStore((store, runs) => runs.Signal(store, "house", "dry", null, default)));
    }
}
