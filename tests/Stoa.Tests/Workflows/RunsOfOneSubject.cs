using Stoa.Contracts.Workflows;
using Stoa.Platform.Workflows;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Workflows;

public sealed class RunsOfOneSubject(TestDatabase database) : WorkflowTests(database), IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Follow_each_other_in_the_order_in_which_they_were_started()
    {
        List<int> order = [];
        Script.On("walls", step => { order.Add(step.State.Count); return StepResult.Done; });
        for (var i = 0; i < 5; i++) Assert.Equal(i == 0 ? StartOutcome.Started : StartOutcome.Queued, (await Process.Start<Building>("house", new Job { Count = i })).Outcome);
        await Process.Tick();

        Assert.Equal([0, 1, 2, 3, 4], order);
        Assert.Equal(15, Script.Calls.Count);
    }

    [Fact]
    public async Task Run_one_at_a_time_when_many_are_started_while_others_end()
    {
        var (inside, worst) = (0, 0);
        Script.On("roof", async (_, _) =>
        {
            worst = Math.Max(worst, Interlocked.Increment(ref inside));
            await Task.Yield();
            Interlocked.Decrement(ref inside);
            return StepResult.Done;
        });
        var starting = Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Process.Start<Building>("house")));
        while (!starting.IsCompleted) await Process.Tick();
        var runs = await starting;
        await Process.Tick();

        Assert.Equal(1, worst);
        foreach (var run in runs) Assert.Equal(RunState.Succeeded, (await Process.Read(run)).State);
        Assert.Equal("64", await InOrderOfStart());
    }

    [Fact]
    public async Task Go_on_with_the_next_when_one_fails()
    {
        Script.On("walls", step => step.State.Count == 0 ? StepResult.Stop("storm", "A storm.") : StepResult.Done);
        await Process.Start<Building>("house");
        var second = await Process.Start<Building>("house", new Job { Count = 1 });
        await Process.Tick();

        Assert.Equal(RunState.Succeeded, (await Process.Read(second)).State);
    }

    [Fact]
    public async Task Keep_the_signals_that_come_while_they_queue()
    {
        Script.On("paint", step => step.State.Count == 0 || step.Signals.Count > 0 ? StepResult.Done : StepResult.Wait("dry", TimeSpan.FromDays(1), "It dries."));
        await Process.Start<Building>("house");
        var second = await Process.Start<Building>("house", new Job { Count = 1 });
        Assert.True(await Process.Signal(second, "dry"));
        Assert.Equal(RunState.Queued, (await Process.Read(second)).State);
        await Process.Tick();

        Assert.Equal(RunState.Succeeded, (await Process.Read(second)).State);
    }

    [Fact]
    public async Task Are_one_when_the_workflow_joins_them()
    {
        var first = await Process.Start<JoinedBuilding>("house", by: "a");
        var second = await Process.Start<JoinedBuilding>("house", by: "b");
        await Process.Tick();
        var again = await Process.Start<JoinedBuilding>("house", by: "b");

        Assert.Equal(new StartedRun(first.Id, StartOutcome.Joined), second);
        Assert.Equal(new StartedRun(first.Id, StartOutcome.Repeated), again);
        Assert.Equal(3, Script.Calls.Count);
    }

    [Fact]
    public async Task Are_refused_when_the_workflow_wants_to_be_alone()
    {
        var first = await Process.Start<RefusedBuilding>("house");
        var second = await Process.Start<RefusedBuilding>("house");

        Assert.Equal(new StartedRun(first.Id, StartOutcome.Refused), second);
    }

    [Fact]
    public async Task Are_one_when_they_are_the_same_start_twice_even_at_the_same_time()
    {
        var starts = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Process.Start<Building>("house", by: "order")));
        await Process.Tick();
        var late = await Process.Start<Building>("house", by: "order");

        Assert.Single(starts.Append(late).Select(s => s.Id).Distinct());
        Assert.Equal((1, 16), (starts.Count(s => s.Outcome == StartOutcome.Started), starts.Append(late).Count(s => s.Outcome == StartOutcome.Repeated)));
        Assert.Equal(3, Script.Calls.Count);
    }

    [Fact]
    public async Task Are_started_together_and_answered_in_their_order()
    {
        var starts = await Process.InStore((store, runs) => runs.StartAll<Building, Job>(
            store, [.. ((string[])["a", "b", "a", "c"]).Select((subject, i) => new RunStart<Job>(subject, new Job(), $"order {i}"))], default));
        await Process.Tick();

        Assert.Equal([StartOutcome.Started, StartOutcome.Started, StartOutcome.Queued, StartOutcome.Started], starts.Select(s => s.Outcome));
        Assert.Equal(12, Script.Calls.Count);
    }

    [Fact]
    public async Task Are_apart_from_those_of_another_company()
    {
        await Process.Start<Building>("house");
        var foreign = await Process.InStore(
            (store, runs) => runs.Start<Building, Job>(store, "house", new Job(), "order", default), new(Guid.CreateVersion7()));

        Assert.Equal(StartOutcome.Started, foreign.Outcome);
    }

    // Each run's first step ended before the first step of every run that was started after it.
    private async Task<string> InOrderOfStart() => ((long)(await Database.AsAdmin("""
        SELECT count(*) FROM (
            SELECT row_number() OVER (ORDER BY r.seq) AS started, row_number() OVER (ORDER BY s.xmin::text::bigint) AS done
            FROM platform.run r JOIN platform.run_step s ON s.run_id = r.id AND s.step = 0) o WHERE started = done
        """))!).ToString();
}
