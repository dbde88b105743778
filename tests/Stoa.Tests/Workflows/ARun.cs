using Stoa.Contracts.Workflows;
using Stoa.Platform.Workflows;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Workflows;

public sealed class ARun(TestDatabase database) : WorkflowTests(database), IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Does_its_steps_in_order_and_succeeds()
    {
        var run = await Process.Start<Building>("house");
        await Process.Tick();

        Assert.Equal(["walls", "roof", "paint"], Script.Calls);
        var view = await Process.Read(run);
        Assert.Equal((RunState.Succeeded, 100), (view.State, view.Percent));
        Assert.All(view.Steps, step => Assert.Equal(StepState.Done, step.State));
    }

    [Fact]
    public async Task Keeps_what_its_steps_write_into_the_state()
    {
        var seen = 0;
        Script.On("walls", step => { step.State.Count = 4; return StepResult.Done; });
        Script.On("paint", step => { seen = step.State.Count; return StepResult.Done; });

        await Process.Start<Building>("house");
        await Process.Tick();

        Assert.Equal(4, seen);
    }
}
