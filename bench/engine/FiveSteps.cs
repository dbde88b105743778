using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Stoa.Platform.Storage;
using Stoa.Platform.Workflows;

namespace EngineBench;

/// <summary>About 300 bytes as JSON, and another text after every step.</summary>
public sealed class Load
{
    public int Count { get; set; }

    public string Note { get; set; } = new('x', 280);
}

/// <summary>Five outside steps that do nothing but change the state.</summary>
public sealed class FiveSteps(Finishes finishes) : Workflow<Load>
{
    public override string Name => "five-steps";

    public override IReadOnlyList<Step<Load>> Steps =>
    [
        new("one", First), new("two", Count), new("three", Count), new("four", Count), new("five", Last),
    ];

    private Task<StepResult> Count(StepContext<Load> step, CancellationToken cancel)
    {
        step.State.Count++;
        return Task.FromResult(StepResult.Done);
    }

    private Task<StepResult> First(StepContext<Load> step, CancellationToken cancel)
    {
        finishes.Begin();
        return Count(step, cancel);
    }

    private Task<StepResult> Last(StepContext<Load> step, CancellationToken cancel)
    {
        finishes.Add();
        return Count(step, cancel);
    }
}

/// <summary>Tells when so many runs have come to their last step.</summary>
public sealed class Finishes
{
    private int left;
    private long first;
    private TaskCompletionSource all = new();

    /// <summary>Since the first step of the first run.</summary>
    public TimeSpan SinceFirst => Stopwatch.GetElapsedTime(first);

    public Task Expect(int runs)
    {
        all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref first, 0);
        Volatile.Write(ref left, runs);
        return all.Task;
    }

    public void Begin()
    {
        if (Volatile.Read(ref first) == 0) Interlocked.CompareExchange(ref first, Stopwatch.GetTimestamp(), 0);
    }

    public void Add()
    {
        if (Interlocked.Decrement(ref left) == 0) all.TrySetResult();
    }
}

/// <summary>A store without tables: what starts runs needs its transaction.</summary>
public sealed class BenchStore(StoreContext context) : ComponentStore(context)
{
    protected override string Schema => "bench";

    protected override void Map(ModelBuilder model)
    {
    }
}
