using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Stoa.Contracts.Workflows;
using Stoa.Platform.Hosting;
using Stoa.Platform.Workflows;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Workflows;

/// <summary>The loops as in the product, with a clock that stands still: nothing is found by polling.</summary>
public sealed class ProcessesThatRunByThemselves(TestDatabase database) : WorkflowTests(database), IClassFixture<TestDatabase>
{
    private readonly TaskCompletionSource painted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private protected override Process Another() => new(Database, Clock, Script, services => services
        .AddSingleton(new RunEngineOptions())
        .AddHostedService<WorkerHeartbeat>().AddHostedService<WakeBroadcast>());

    [Fact]
    public async Task Begin_at_once_what_they_start_themselves()
    {
        Script.On("paint", _ => Painted());
        await Process.RunByItself();
        await Process.Start<Building>("house");
        await painted.Task.WaitAsync(TimeSpan.FromSeconds(30));

        await Process.Stop();
    }

    [Fact]
    public async Task Hear_of_what_another_has_started()
    {
        Script.On("paint", _ => Painted());
        await using var starter = new Process(Database, Clock, Script, services => services.AddHostedService<WakeBroadcast>());
        await Process.RunByItself();
        await starter.RunByItself();
        await Until("SELECT count(*) >= 2 FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()");
        await starter.Start<Building>("house");
        await painted.Task.WaitAsync(TimeSpan.FromSeconds(30));

        await Process.Stop();
        await starter.Stop();
    }

    [Fact]
    public async Task Go_on_when_a_time_has_come_without_anybody_waking_them()
    {
        var waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Script.On("walls", step =>
        {
            if (Script.Calls.Count(c => c == "walls") > 1) return StepResult.Done;
            waiting.TrySetResult();
            return StepResult.Later(TimeSpan.FromMilliseconds(300), "They dry.");
        });
        Script.On("paint", _ => Painted());
        await Process.RunByItself();
        var run = await Process.Start<Building>("house");
        await waiting.Task;
        await Until($"SELECT owner IS NULL AND reason IS NOT NULL FROM platform.run_cursor WHERE run_id = '{run.Id.Value}'");
        while (!painted.Task.IsCompleted)
        {
            Clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        await Process.Stop();
    }

    [Fact]
    public async Task Are_stopped_while_they_wait_for_the_database()
    {
        var log = new TestLog();
        await using var process = new Process(Database, Clock, Script, services => services
            .AddSingleton(new RunEngineOptions()).AddHostedService<WorkerHeartbeat>()
            .AddSingleton<ILoggerProvider>(log).AddSingleton<ILoggerFactory, LoggerFactory>().AddSingleton(typeof(ILogger<>), typeof(Logger<>)));
        await process.RunByItself();
        await Database.AllowConnections(0);
        try
        {
            Database.Databases.DropIdleConnections();
            process.Engine.Nudge();
            await Said(log, "steps cannot be recorded");
            // What it waits for is a time that does not come: the clock stands.
            await process.StopEngine().WaitAsync(TimeSpan.FromSeconds(10));
        }
        finally
        {
            await Database.AllowConnections(-1);
        }
    }

    [Fact]
    public async Task Leave_what_they_hold_to_others_when_they_are_stopped()
    {
        var (reached, _) = Script.Gate("roof");
        await Process.RunByItself();
        var run = await Process.Start<Building>("house");
        await reached;
        await Process.Stop();
        Script.On("roof", _ => StepResult.Done);
        await using var other = new Process(Database, Clock, Script);
        await other.Tick();

        Assert.Equal(RunState.Succeeded, (await other.Read(run)).State);
    }

    private StepResult Painted()
    {
        painted.TrySetResult();
        return StepResult.Done;
    }

    private async Task Until(string question)
    {
        while (await Database.AsAdmin(question) is not true) await Task.Yield();
    }

    private static async Task Said(TestLog log, string words)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        for (; !log.Lines.Any(line => line.Contains(words, StringComparison.Ordinal)); await Task.Yield()) patience.Token.ThrowIfCancellationRequested();
    }
}
