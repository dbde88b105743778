using System.Diagnostics;
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
        Assert.Equal("walls Done, roof Done, paint Done", await History(run));
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

    [Fact]
    public async Task Is_never_begun_when_the_transaction_that_starts_it_is_rolled_back()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Process.InStore<bool>(async (store, runs) =>
        {
            await runs.Start<Building, Job>(store, "house", new Job(), "order", default);
            throw new InvalidOperationException();
        }));
        await Process.Tick();

        Assert.Empty(Script.Calls);
    }

    [Fact]
    public async Task Begins_no_earlier_than_it_was_told_and_not_by_a_signal_either()
    {
        var run = await Process.InStore((store, runs) => runs.Start<Building, Job>(
            store, new RunStart<Job>("house", new Job(), "order") { At = Clock.GetUtcNow().AddDays(1) }, default));
        await Process.Signal(run, "hurry");
        await After(TimeSpan.FromHours(23));
        Assert.Empty(Script.Calls);

        await After(TimeSpan.FromHours(1));

        Assert.Equal(3, Script.Calls.Count);
    }

    [Fact]
    public async Task Is_unknown_to_another_company()
    {
        var run = await Process.Start<Building>("house");

        var seen = await Process.InStore((store, runs) => runs.Read(store, run, default), new(Guid.CreateVersion7()));

        Assert.Null(seen);
    }

    [Fact]
    public async Task Continues_the_trace_of_who_started_it_over_all_its_steps()
    {
        var ours = new ActivitySource("Stoa.Tests.Trace");
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Stoa.Workflows" or "Stoa.Tests.Trace",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(listener);
        List<string?> traces = [];
        foreach (var step in (string[])["walls", "roof", "paint"])
            Script.On(step, _ => { traces.Add(Activity.Current?.TraceId.ToString()); return StepResult.Done; });

        using (var click = ours.StartActivity("click")!)
        {
            await Process.Start<Building>("house");
            Activity.Current = null;
            await Process.Tick();
            Assert.Equal([.. Enumerable.Repeat(click.TraceId.ToString(), 3)], traces);
        }
    }

    [Fact]
    public async Task Shows_where_it_stands_and_what_lies_ahead()
    {
        Script.On("roof", _ => StepResult.Later(TimeSpan.FromMinutes(1), "The tiles dry.", 40));
        var run = await Process.Start<Building>("house");
        await Process.Tick();

        var view = await Process.Read(run);

        Assert.Equal((RunState.Active, 46), (view.State, view.Percent));
        Assert.Equal([StepState.Done, StepState.Waiting, StepState.Ahead], view.Steps.Select(s => s.State));
        Assert.Equal(("The tiles dry.", 40, 0, 3), (view.Steps[1].Reason, view.Steps[1].Percent, view.Steps[1].Attempts, view.Steps[1].MaxAttempts));
    }

    [Fact]
    public async Task Is_found_by_its_subject()
    {
        var run = await Process.Start<Building>("house");

        var view = await Process.InStore((store, runs) => runs.Read(store, "house", default));

        Assert.Equal(run.Id, view!.Id);
    }
}
