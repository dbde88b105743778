using System.Collections.Concurrent;

namespace Stoa.Tests.Http.Shelf;

/// <summary>What happened inside, where the answers do not tell.</summary>
internal sealed class ShelfCounters(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, (TaskCompletionSource Entered, TaskCompletionSource Open)> gates = new();
    private int effects;
    private int questions;

    public int Effects => effects;

    public int Questions => questions;

    public DateTimeOffset Now() => clock.GetUtcNow();

    public void Effect() => Interlocked.Increment(ref effects);

    public void Ask() => Interlocked.Increment(ref questions);

    /// <summary>Done when a request has come to the gate.</summary>
    public Task Entered(string gate) => At(gate).Entered.Task;

    public void Open(string gate) => At(gate).Open.TrySetResult();

    public Task Pass(string gate, CancellationToken cancel)
    {
        At(gate).Entered.TrySetResult();
        return At(gate).Open.Task.WaitAsync(cancel);
    }

    private (TaskCompletionSource Entered, TaskCompletionSource Open) At(string gate) =>
        gates.GetOrAdd(gate, _ => (new(TaskCreationOptions.RunContinuationsAsynchronously), new(TaskCreationOptions.RunContinuationsAsynchronously)));
}
