using Microsoft.EntityFrameworkCore;
using Npgsql;
using Stoa.Contracts.Common;
using Stoa.Contracts.Workflows;
using Stoa.Platform.Providers;
using Stoa.Platform.Workflows;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Workflows;

public sealed class AStepThatFails(TestDatabase database) : WorkflowTests(database), IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Is_tried_again_after_a_growing_delay()
    {
        List<DateTimeOffset> calls = [];
        Script.On("roof", step =>
        {
            calls.Add(step.Now);
            return calls.Count < 3 ? throw new HttpRequestException("refused") : StepResult.Done;
        });
        var run = await Process.Start<Building>("house");
        await Process.Tick();
        for (var i = 0; i < 40; i++) await After(TimeSpan.FromMilliseconds(100));

        Assert.Equal(RunState.Succeeded, (await Process.Read(run)).State);
        var (first, second) = (calls[1] - calls[0], calls[2] - calls[1]);
        Assert.InRange(first.TotalSeconds, 0.8, 1.1);
        Assert.InRange(second.TotalSeconds, 1.6, 2.1);
    }

    [Fact]
    public async Task For_a_conflict_in_the_database_says_no_more_than_that_and_is_tried_again()
    {
        var isFirst = true;
        Script.On("roof", _ =>
        {
            if (!isFirst) return StepResult.Done;
            isFirst = false;
            // As EF wraps it.
            throw new InvalidOperationException("likely transient", new DbUpdateException("not saved", new PostgresException("deadlock detected", "ERROR", "ERROR", PostgresErrorCodes.DeadlockDetected)));
        });
        var run = await Process.Start<Building>("house");
        await Process.Tick();
        Assert.Equal("The database did not answer as expected.", (await Process.Read(run)).Steps[1].Reason);
        await After(TimeSpan.FromMinutes(1));
        Assert.Equal(RunState.Succeeded, (await Process.Read(run)).State);
    }

    [Fact]
    public async Task Gives_up_after_its_attempts_and_undoes_backwards_itself_first()
    {
        Script.On("roof", _ => throw new HttpRequestException("refused"));
        var run = await Process.Start<Building>("house");
        await Process.Tick();
        for (var i = 0; i < 3; i++) await After(TimeSpan.FromMinutes(5));

        Assert.Equal(["walls", "roof", "roof", "roof", "undo roof", "undo walls"], Script.Calls);
        var view = await Process.Read(run);
        Assert.Equal((RunState.Failed, "attempts-exhausted"), (view.State, view.Code));
        Assert.Equal("roof failed 3 times, at last: Another part of the system cannot be reached.", view.Detail);
        Assert.Equal([StepState.Undone, StepState.Failed, StepState.Ahead], view.Steps.Select(s => s.State));
        Assert.Equal("walls Done, roof Failed, roof Failed, roof GaveUp, roof Undone, walls Undone", await History(run));
    }

    [Theory]
    [InlineData("compute:quota-exceeded", 422)]
    [InlineData("compute:machine-differs", 409)]
    public async Task Gives_up_at_once_when_the_refusal_is_final(string type, int status)
    {
        Script.On("roof", _ => throw new ProblemException(new Problem(type, "Refused", status, "Two machines are allowed.")));
        var run = await Process.Start<Building>("house");
        await Process.Tick();

        var view = await Process.Read(run);
        Assert.Equal((RunState.Failed, type, "Two machines are allowed."), (view.State, view.Code, view.Detail));
    }

    [Theory]
    [InlineData("stoa:changed-meanwhile", 409)]
    [InlineData("stoa:idempotency-key-in-flight", 409)]
    [InlineData("stoa:not-available", 503)]
    public async Task Goes_on_when_the_refusal_may_pass(string type, int status)
    {
        Script.On("roof", _ => throw new ProblemException(new Problem(type, "Not now", status, "Try again.")));
        var run = await Process.Start<Building>("house");
        await Process.Tick();

        var view = await Process.Read(run);
        Assert.Equal((RunState.Active, "Try again."), (view.State, view.Steps[1].Reason));
    }

    [Fact]
    public async Task Tells_what_a_provider_said_and_goes_on_only_while_that_may_pass()
    {
        Script.On("roof", step => throw new ProviderException(
            step.Attempt == 1 ? "busy" : "unknown-image", step.Attempt == 1 ? "The host is busy." : "There is no such image.", step.Attempt == 1));
        var run = await Process.Start<Building>("house");
        await Process.Tick();
        Assert.Equal("The host is busy.", (await Process.Read(run)).Steps[1].Reason);
        await After(TimeSpan.FromSeconds(2));

        Assert.Equal((RunState.Failed, "unknown-image"), ((await Process.Read(run)).State, (await Process.Read(run)).Code));
    }

    [Fact]
    public async Task Forgets_what_the_failed_attempt_wrote_into_the_state()
    {
        var counts = new List<int>();
        Script.On("walls", step =>
        {
            counts.Add(step.State.Count++);
            return counts.Count == 1 ? throw new HttpRequestException("refused") : StepResult.Done;
        });
        await Process.Start<Building>("house");
        await Process.Tick();
        await After(TimeSpan.FromSeconds(2));

        Assert.Equal([0, 0], counts);
    }

    [Fact]
    public async Task Does_not_show_people_what_an_unexpected_error_says()
    {
        Script.On("walls", _ => throw new InvalidOperationException("password=secret"));
        var run = await Process.Start<Building>("house");
        await Process.Tick();

        var walls = (await Process.Read(run)).Steps[0];
        Assert.Equal((StepState.Active, 1, "Unexpected error (InvalidOperationException)."), (walls.State, walls.Attempts, walls.Reason));
    }

    [Fact]
    public async Task Is_interrupted_when_it_takes_too_long()
    {
        var reached = new TaskCompletionSource();
        Script.On("walls", async (_, cancel) =>
        {
            reached.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancel);
            return StepResult.Done;
        });
        var run = await Process.Start<Building>("house");
        var tick = Process.Tick();
        await reached.Task;
        Clock.Advance(TimeSpan.FromMinutes(11));
        await tick;

        Assert.Equal("It took too long and was interrupted.", (await Process.Read(run)).Steps[0].Reason);
    }
}

public sealed class AStepThatStops(TestDatabase database) : WorkflowTests(database), IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Undoes_what_the_steps_before_it_made()
    {
        RunFailure? told = null;
        Script.On("paint", _ => StepResult.Stop("no-colour", "There is no colour left."));
        Script.On("undo walls", step => { told = step.Failure; return StepResult.Done; });
        var run = await Process.Start<Building>("house");
        await Process.Tick();

        Assert.Equal(["walls", "roof", "paint", "undo roof", "undo walls"], Script.Calls);
        Assert.Equal(new RunFailure("no-colour", "There is no colour left.", IsCancelled: false), told);
        var view = await Process.Read(run);
        Assert.Equal((RunState.Failed, "no-colour", "There is no colour left."), (view.State, view.Code, view.Detail));
    }

    [Fact]
    public async Task Is_retried_for_ever_while_it_cannot_be_undone()
    {
        var isMended = false;
        Script.On("roof", _ => StepResult.Stop("storm", "A storm."));
        Script.On("undo walls", _ => isMended ? StepResult.Done : StepResult.Stop("stuck", "The crane is away."));
        var run = await Process.Start<Building>("house");
        await Process.Tick();
        for (var i = 0; i < 50; i++) await After(TimeSpan.FromMinutes(5));
        var stuck = await Process.Read(run);
        isMended = true;
        await After(TimeSpan.FromMinutes(5));

        Assert.Equal((RunState.Active, StepState.Undoing, "The crane is away."), (stuck.State, stuck.Steps[0].State, stuck.Steps[0].Reason));
        Assert.Equal(51, stuck.Steps[0].Attempts);
        Assert.Equal((RunState.Failed, "storm"), ((await Process.Read(run)).State, (await Process.Read(run)).Code));
    }

    [Fact]
    public async Task Waits_in_an_undo_as_in_a_step()
    {
        Script.On("roof", _ => StepResult.Stop("storm", "A storm."));
        Script.On("undo walls", step => step.Signals.Count > 0 ? StepResult.Done : StepResult.Wait("gone", TimeSpan.FromHours(1), "The rubble is carried away."));
        var run = await Process.Start<Building>("house");
        await Process.Tick();
        Assert.Equal("The rubble is carried away.", (await Process.Read(run)).Steps[0].Reason);
        await Process.Signal(run, "gone");
        await Process.Tick();

        Assert.Equal(RunState.Failed, (await Process.Read(run)).State);
    }
}
