using System.Diagnostics;

namespace Stoa.Platform.Hosting;

/// <summary>A process that we started, or one that a predecessor started and we adopted.</summary>
internal sealed class ServerProcess : IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private readonly Process? started;

    public ServerProcess(Process started) => (this.started, Id) = (started, started.Id);

    public ServerProcess(int adopted) => Id = adopted;

    public int Id { get; }

    public bool HasExited => started?.HasExited ?? IsGone();

    public async Task Exited(CancellationToken cancel)
    {
        if (started is not null)
        {
            await started.WaitForExitAsync(cancel);
            return;
        }

        // .NET is told of the end of its own children only.
        using var timer = new PeriodicTimer(Look);
        while (!IsGone()) await timer.WaitForNextTickAsync(cancel);
    }

    public void Dispose() => started?.Dispose();

    // An orphan's new parent may be slow to notice that it has died, and that parent may be we: a zombie has ended.
    private bool IsGone()
    {
        try
        {
            // proc(5): pid (name) state ...; the name may hold anything, so what follows its last bracket is read.
            var status = File.ReadAllText($"/proc/{Id}/stat");
            if (status[status.LastIndexOf(')') + 2] != 'Z') return false;
            Posix.Reap(Id);
            return true;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
