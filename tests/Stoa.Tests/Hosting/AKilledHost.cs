using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Stoa.Platform.Hosting;

namespace Stoa.Tests.Hosting;

public sealed class AKilledHost
{
    private const string DataPath = "STOA_TEST_DATA";
    private const string CallPath = "STOA_TEST_CALL";

    [Fact]
    public async Task Leaves_a_server_that_its_successor_adopts()
    {
        // As the embedded hypervisor does: the server's new parent is then this process, and its end is seen only by who looks.
        _ = BecomeParentOfOrphans(36, 1, 0, 0, 0);
        await using var cluster = new TemporaryCluster();
        var killed = await StartAndKillHost(cluster.Path);
        var left = PostmasterFile.Read(cluster.Cluster)!;
        Assert.True(left.IsAlive(cluster.Cluster), $"PostgreSQL should outlive its host {killed}.");

        await using (var server = await cluster.Start())
        {
            Assert.Equal(left.Process, PostmasterFile.Read(cluster.Cluster)!.Process);
            Assert.Equal(1, await TemporaryCluster.Ask(server, "SELECT 1"));
        }

        Assert.False(left.IsAlive(cluster.Cluster), "The adopted server should stop with its new host.");
    }

    /// <summary>Not a test: what the other process of the test above runs, this same program, until it is killed.</summary>
    [Fact(Explicit = true)]
    public async Task Host()
    {
        var path = Environment.GetEnvironmentVariable(DataPath);
        if (path is null) return;
        await using var cluster = new TemporaryCluster(path);
        await using var server = await cluster.Start();
        using var call = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await call.ConnectAsync(new UnixDomainSocketEndPoint(Environment.GetEnvironmentVariable(CallPath)!));
        await call.SendAsync(new byte[1]);
        await call.ReceiveAsync(new byte[1]);
    }

    [DllImport("libc", EntryPoint = "prctl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int BecomeParentOfOrphans(int option, nint on, nint unused3, nint unused4, nint unused5);

    private static async Task<int> StartAndKillHost(string data)
    {
        var callPath = data + ".call";
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(callPath));
        listener.Listen();
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["-method", $"{typeof(AKilledHost).FullName}.{nameof(Host)}", "-explicit", "only"])
        {
            Environment = { [DataPath] = data, [CallPath] = callPath },
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var host = Process.Start(start)!;
        using var call = await listener.AcceptAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(60));
        await call.ReceiveAsync(new byte[1]);
        host.Kill();
        await host.WaitForExitAsync(TestContext.Current.CancellationToken);
        File.Delete(callPath);
        return host.Id;
    }
}
