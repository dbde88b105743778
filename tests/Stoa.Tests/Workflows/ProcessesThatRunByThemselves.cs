using Microsoft.Extensions.DependencyInjection;
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
}
