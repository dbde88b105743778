using Stoa.Platform.Workflows;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Workflows;

internal sealed class Urgent(Script script) : Building(script)
{
    public override string Name => "urgent";
    public override Lane Lane => Lane.Interactive;
    public override IReadOnlyList<Step<Job>> Steps => [Play("urgent")];
}

internal sealed class Sometime(Script script) : Building(script)
{
    public override string Name => "sometime";
    public override Lane Lane => Lane.Bulk;
    public override IReadOnlyList<Step<Job>> Steps => [Play("sometime")];
}

public sealed class RunsOfSeveralLanes(TestDatabase database) : WorkflowTests(database), IClassFixture<TestDatabase>
{
    private protected override Process Another() => new(
        Database, Clock, Script, services => services.AddWorkflow<Urgent, Job>("notes").AddWorkflow<Sometime, Job>("notes"));

    [Fact]
    public async Task Let_an_urgent_one_pass_a_thousand_that_have_time()
    {
        await Many<Sometime>(1000);
        await Many<Urgent>(1);
        await Process.Tick();

        Assert.InRange(Script.Calls.ToList().IndexOf("urgent"), 0, 100);
    }

    [Fact]
    public async Task Do_not_starve_one_that_has_time_behind_a_thousand_urgent_ones()
    {
        await Many<Urgent>(1000);
        await Many<Sometime>(1);
        await Process.Tick();

        Assert.InRange(Script.Calls.ToList().IndexOf("sometime"), 0, 100);
        Assert.Equal(1001, Script.Calls.Count);
    }

    private Task<IReadOnlyList<StartedRun>> Many<TWorkflow>(int count) where TWorkflow : Workflow<Job> =>
        Process.InStore((store, runs) => runs.StartAll<TWorkflow, Job>(
            store, [.. Enumerable.Range(0, count).Select(i => new RunStart<Job>($"{typeof(TWorkflow).Name} {i}", new Job(), "test"))], default));
}
