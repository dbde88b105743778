using Stoa.Contracts.Workflows;
using Stoa.Platform.Workflows;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Workflows;

public sealed class AMovedClock(TestDatabase database) : WorkflowTests(database), IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Makes_the_runs_due_that_go_by_it_and_no_others()
    {
        Script.On("paint", step => step.Now < Clock.GetUtcNow().AddDays(29) ? StepResult.Later(TimeSpan.FromDays(30), "A month.") : StepResult.Done);
        await Database.AsAdmin("INSERT INTO platform.clock VALUES ('sandbox', '0')");
        var real = await Process.Start<Building>("house");
        var played = await Process.InStore((store, runs) => runs.Start<Building, Job>(
            store, new RunStart<Job>("toy", new Job(), "order") { Clock = "sandbox" }, default));
        await Process.Tick();
        await Database.AsAdmin("UPDATE platform.clock SET ahead = '31 days'");
        await Process.Tick();

        Assert.Equal(RunState.Active, (await Process.Read(real)).State);
        Assert.Equal(RunState.Succeeded, (await Process.Read(played)).State);
    }
}
