namespace Stoa.SystemTests.Kills;

/// <summary>Keeps one write of a process on its way, unsent, until it is let go.</summary>
/// <param name="after">The effect that comes before it.</param>
/// <param name="login">Who writes.</param>
/// <param name="table">What is written, such as <c>platform.run_step</c>.</param>
internal sealed class Stall(string after, string login, string table)
{
    private readonly TaskCompletionSource<Exchange> standing = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool isArmed;

    /// <summary>Ends when the write is under way and does not arrive.</summary>
    public Task<Exchange> Standing => standing.Task;

    public void Release() => released.TrySetResult();

    public void See(string effect) => isArmed |= effect == after;

    /// <summary>Waits if it is this one.</summary>
    public async Task Pass(string who, Exchange exchange)
    {
        if (isArmed && who == login && exchange.Mentions(table) && standing.TrySetResult(exchange)) await released.Task;
    }
}
