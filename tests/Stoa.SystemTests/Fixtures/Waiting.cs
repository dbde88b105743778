namespace Stoa.SystemTests.Fixtures;

/// <summary>For what another process does in its own time.</summary>
internal static class Waiting
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(5);

    /// <summary>Looks again and again until it is so.</summary>
    /// <exception cref="TimeoutException">It was not so in time; says what was waited for.</exception>
    public static Task Until(Func<CancellationToken, Task<bool>> isSo, string what, CancellationToken cancel) => Until(isSo, Look, what, cancel);

    /// <summary>For a moment that is soon over: looks often.</summary>
    /// <exception cref="TimeoutException">It was not seen in time; says what was waited for.</exception>
    public static Task Moment(Func<bool> isThere, string what, CancellationToken cancel) => Until(_ => Task.FromResult(isThere()), Glance, what, cancel);

    private static async Task Until(Func<CancellationToken, Task<bool>> isSo, TimeSpan every, string what, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        using var timer = new PeriodicTimer(every);
        try
        {
            while (!await isSo(patience.Token)) await timer.WaitForNextTickAsync(patience.Token);
        }
        catch (OperationCanceledException late) when (!cancel.IsCancellationRequested)
        {
            throw new TimeoutException($"Waited {Patience.TotalSeconds} s in vain until {what}.", late);
        }
    }
}
