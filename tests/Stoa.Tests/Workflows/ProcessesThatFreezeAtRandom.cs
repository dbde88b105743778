using System.Collections.Concurrent;
using FsCheck;
using FsCheck.Fluent;
using Stoa.Contracts.Workflows;
using Stoa.Platform.Workflows;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Workflows;

/// <summary>
/// Processes stand still in the middle of steps, for longer than their lease; others take over; some come back and write late, some
/// never do. Which, where and when is the schedule, a list of numbers that FsCheck draws and shortens.
/// </summary>
public sealed class ProcessesThatFreezeAtRandom(TestDatabase database) : WorkflowTests(database), IClassFixture<TestDatabase>
{
    private const int Runs = 6;

    [Fact]
    public void Record_each_step_of_each_run_once()
    {
        var schedules = Gen.Choose(0, 9).ArrayOf(30).ToArbitrary();
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(10), Prop.ForAll(schedules, async schedule => await Play(schedule)));
    }

    private async Task<bool> Play(int[] schedule)
    {
        var draws = new ConcurrentQueue<int>(schedule);
        var frozen = new ConcurrentQueue<TaskCompletionSource>();
        using var freezes = new SemaphoreSlim(0);
        foreach (var step in (string[])["walls", "roof", "paint"]) Script.On(step, (_, _) => Freeze());
        var starts = await Process.InStore((store, runs) => runs.StartAll<Building, Job>(
            store, [.. Enumerable.Range(0, Runs).Select(i => new RunStart<Job>($"house {i % 4}", new Job(), Guid.NewGuid().ToString()))], default));

        var ticks = new List<Task>();
        var processes = new List<Process>();
        while (!draws.IsEmpty)
        {
            processes.Add(Another());
            ticks.Add(Task.Run(processes[^1].Tick));
            // The process ends its work or freezes in it: then its lease runs out, and perhaps an older one comes back.
            await EndOrFreeze(ticks[^1]);
            Clock.Advance(TimeSpan.FromSeconds(3));
            if (draws.TryDequeue(out var draw) && draw < 5 && frozen.TryDequeue(out var thawed)) thawed.TrySetResult();
            if (ticks[^1].IsCompleted && draws.IsEmpty) break;
        }

        Clock.Advance(TimeSpan.FromSeconds(3));
        await Process.Tick();
        var ended = Task.WhenAll(ticks);
        while (!ended.IsCompleted)
        {
            while (frozen.TryDequeue(out var late)) late.TrySetResult();
            await EndOrFreeze(ended);
        }

        await ended;
        await Process.Tick();
        foreach (var process in processes) await process.DisposeAsync();
        return await AllOnce(starts);

        // A wait that is no longer needed is taken back: left behind, it would take the next freeze from the one who waits for it.
        async Task EndOrFreeze(Task end)
        {
            using var enough = new CancellationTokenSource();
            await Task.WhenAny(end, freezes.WaitAsync(enough.Token));
            await enough.CancelAsync();
        }

        async Task<StepResult> Freeze()
        {
            if (!draws.TryDequeue(out var draw) || draw > 3) return StepResult.Done;
            var ice = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            frozen.Enqueue(ice);
            freezes.Release();
            await ice.Task;
            return StepResult.Done;
        }
    }

    private async Task<bool> AllOnce(IReadOnlyList<StartedRun> starts)
    {
        foreach (var start in starts)
        {
            Assert.Equal(RunState.Succeeded, (await Process.Read(start)).State);
            Assert.Equal("walls Done, roof Done, paint Done", await History(start));
        }

        return true;
    }
}
