using Stoa.Contracts.Workflows;
using Stoa.Platform.Workflows;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Workflows;

public sealed class ACancelledRun(TestDatabase database) : WorkflowTests(database), IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Calls_no_step_when_it_had_not_begun()
    {
        var run = await Process.Start<Building>("house");
        Assert.True(await Process.Cancel(run));
        await Process.Tick();

        Assert.Empty(Script.Calls);
        Assert.Equal((RunState.Cancelled, "cancelled"), ((await Process.Read(run)).State, (await Process.Read(run)).Code));
    }

    [Fact]
    public async Task Undoes_what_it_made_when_it_was_waiting()
    {
        Script.On("roof", _ => StepResult.Wait("tiles", TimeSpan.FromDays(1), "Tiles are on their way."));
        var run = await Process.Start<Building>("house");
        await Process.Tick();
        await Process.Cancel(run);
        await Process.Tick();

        Assert.Equal(["walls", "roof", "undo roof", "undo walls"], Script.Calls);
        Assert.Equal(RunState.Cancelled, (await Process.Read(run)).State);
    }

    [Fact]
    public async Task Undoes_what_it_made_when_it_was_between_two_attempts()
    {
        Script.On("roof", _ => throw new HttpRequestException("refused"));
        var run = await Process.Start<Building>("house");
        await Process.Tick();
        await Process.Cancel(run);
        await Process.Tick();

        Assert.Equal(["walls", "roof", "undo roof", "undo walls"], Script.Calls);
    }

    [Theory]
    [InlineData("walls", "walls,undo roof,undo walls")]
    [InlineData("roof", "walls,roof,undo roof,undo walls")]
    [InlineData("paint", "walls,roof,paint,undo roof,undo walls")]
    public async Task Lets_the_step_end_that_is_being_done_and_then_undoes(string during, string calls)
    {
        RunFailure? told = null;
        Script.On("undo walls", step => { told = step.Failure; return StepResult.Done; });
        var (reached, open) = Script.Gate(during);
        var run = await Process.Start<Building>("house");
        var tick = Process.Tick();
        await reached;
        Assert.True(await Process.Cancel(run));
        open();
        await tick;

        Assert.Equal(calls, string.Join(',', Script.Calls));
        Assert.Equal(RunState.Cancelled, (await Process.Read(run)).State);
        Assert.True(told!.IsCancelled);
    }

    [Fact]
    public async Task Is_cancelled_once_only_and_never_after_its_end()
    {
        Script.On("undo walls", _ => StepResult.Later(TimeSpan.FromMinutes(1), "The crane is away."));
        Script.On("roof", _ => StepResult.Stop("storm", "A storm."));
        var run = await Process.Start<Building>("house");
        await Process.Tick();
        Assert.False(await Process.Cancel(run));

        Script.On("undo walls", _ => StepResult.Done);
        await After(TimeSpan.FromMinutes(1));
        Assert.False(await Process.Cancel(run));
        Assert.Equal((RunState.Failed, "storm"), ((await Process.Read(run)).State, (await Process.Read(run)).Code));
    }

    [Fact]
    public async Task Leaves_the_queue_without_disturbing_it()
    {
        var (reached, open) = Script.Gate("walls");
        await Process.Start<Building>("house");
        var tick = Process.Tick();
        await reached;
        var second = await Process.Start<Building>("house");
        var third = await Process.Start<Building>("house");
        Assert.True(await Process.Cancel(second));
        Script.On("walls", _ => StepResult.Done);
        open();
        await tick;

        Assert.Equal(RunState.Cancelled, (await Process.Read(second)).State);
        Assert.Equal(RunState.Succeeded, (await Process.Read(third)).State);
        Assert.Equal(["walls", "roof", "paint", "walls", "roof", "paint"], Script.Calls);
    }
}
