using System.Diagnostics;

namespace Stoa.Platform.Hosting;

/// <summary>One running server: started by us, or by a predecessor that was killed.</summary>
internal sealed class Postmaster : IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly ServerProcess process;
    private readonly PostgresCluster cluster;

    private Postmaster(ServerProcess process, PostgresCluster cluster) => (this.process, this.cluster) = (process, cluster);

    /// <summary>The socket's folder and port: an adopted server keeps those that it was started with.</summary>
    public PostmasterFile? File { get; private set; }

    /// <summary>The server that runs in the cluster already, or a new one; ready when returned, however long its recovery takes.</summary>
    /// <exception cref="CannotStartException">It ended instead.</exception>
    public static async Task<Postmaster> Run(PostgresCluster cluster, PostgresProgram program, bool isDurable, CancellationToken cancel)
    {
        var postmaster = await Adopt(cluster, cancel) ?? Launch(cluster, program, isDurable);
        try
        {
            await postmaster.Ready(cancel);
            return postmaster;
        }
        catch (OperationCanceledException)
        {
            await postmaster.Stop();
            throw;
        }
    }

    /// <summary>Ends when the server does.</summary>
    public Task Exited(CancellationToken cancel) => process.Exited(cancel);

    /// <summary>Breaks off open transactions and stops in order; without order when that takes too long.</summary>
    public async Task Stop()
    {
        if (!process.HasExited) await End();
        if (File is { } file) SocketFolder.Leave(file.SocketFolder, cluster);
    }

    public void Dispose() => process.Dispose();

    private async Task End()
    {
        Posix.Signal(process.Id, Posix.Interrupt);
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.Exited(patience.Token);
        }
        catch (OperationCanceledException)
        {
            Posix.Signal(process.Id, Posix.Quit);
            await process.Exited(CancellationToken.None);
        }
    }

    private static async Task<Postmaster?> Adopt(PostgresCluster cluster, CancellationToken cancel)
    {
        if (PostmasterFile.Read(cluster.Folder) is not { } file) return null;
        if (!file.IsAlive(cluster.Folder))
        {
            file.Discard(cluster.Folder);
            return null;
        }

        var running = new Postmaster(new ServerProcess(file.Process), cluster);
        if (!file.IsStopping) return running;
        await running.Exited(cancel);
        running.Dispose();
        return null;
    }

    private static Postmaster Launch(PostgresCluster cluster, PostgresProgram program, bool isDurable)
    {
        cluster.KeepLogShort();
        // A session of its own: Ctrl-C reaches us only, and we stop the server last. The log is a file and not a pipe to us,
        // so that the server outlives our being killed.
        var start = ChildProgram.Describe(cluster.User, "/usr/bin/setsid",
        [
            "/bin/sh", "-c", "exec \"$@\" </dev/null >>\"$0\" 2>&1", cluster.Log, program.Server, "-D", cluster.Folder,
            "-c", "listen_addresses=", "-c", $"unix_socket_directories={SocketFolder.Make(cluster)}", "-c", $"port={SocketFolder.Port}",
            .. isDurable ? Array.Empty<string>() : ["-c", "fsync=off", "-c", "full_page_writes=off"],
        ]);
        return new Postmaster(new ServerProcess(Process.Start(start)!), cluster);
    }

    private async Task Ready(CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(Look);
        do
        {
            if (process.HasExited)
                throw new CannotStartException("postgres-died", $"PostgreSQL ended while it started. The end of its log, {cluster.Log}:\n{cluster.LastWords()}");
            if (PostmasterFile.Read(cluster.Folder) is not { IsReady: true } file || file.Process != process.Id) continue;
            File = file;
            return;
        }
        while (await timer.WaitForNextTickAsync(cancel));
    }
}
