using System.Collections.Concurrent;
using Stoa.Platform.Workflows;

namespace Stoa.Tests.Workflows;

/// <summary>The state of the runs of these tests.</summary>
internal sealed class Job
{
    public int Count { get; set; }

    public string Note { get; set; } = "";
}

/// <summary>What the steps of a test do, and what they did. A step without a line in the script is done at once.</summary>
internal sealed class Script
{
    private readonly ConcurrentDictionary<string, Func<StepContext<Job>, CancellationToken, Task<StepResult>>> lines = new(StringComparer.Ordinal);

    /// <summary><c>step</c> or <c>undo step</c>, of all runs, in the order of the calls.</summary>
    public ConcurrentQueue<string> Calls { get; } = new();

    public void On(string call, Func<StepContext<Job>, StepResult> answer) => lines[call] = (step, _) => Task.FromResult(answer(step));

    public void On(string call, Func<StepContext<Job>, CancellationToken, Task<StepResult>> answer) => lines[call] = answer;

    /// <summary>The step stands still until the returned gate is opened; the task tells that it has been reached.</summary>
    public (Task Reached, Action Open) Gate(string call, Func<StepResult>? answer = null)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        On(call, async (_, _) =>
        {
            reached.TrySetResult();
            await open.Task;
            return answer?.Invoke() ?? StepResult.Done;
        });
        return (reached.Task, () => open.TrySetResult());
    }

    public Task<StepResult> Play(string call, StepContext<Job> step, CancellationToken cancel)
    {
        Calls.Enqueue(call);
        return lines.TryGetValue(call, out var line) ? line(step, cancel) : Task.FromResult(StepResult.Done);
    }
}
