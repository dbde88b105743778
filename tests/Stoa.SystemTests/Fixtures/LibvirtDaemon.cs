using System.Diagnostics;

namespace Stoa.SystemTests.Fixtures;

/// <summary>
/// A libvirt daemon of the test's own, as an operator has one. It lives in namespaces of its own (unshare(1)): its state is nobody else's,
/// its machines end with it, and the shell that is the first process there reaps what it leaves.
/// </summary>
internal sealed class LibvirtDaemon : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    // $1: the folder for the socket. Each order is one line on standard input, each answer one on standard output.
    private const string Keeper = """
        set -e
        mount -t tmpfs none /run
        for folder in /etc/libvirt /var/lib/libvirt /var/cache/libvirt; do mkdir -p $folder; mount -t tmpfs none $folder; done
        printf '%s\n' 'user = "root"' 'group = "root"' 'security_driver = "none"' 'stdio_handler = "file"' 'cgroup_controllers = [ ]' 'namespaces = [ ]' > /etc/libvirt/qemu.conf
        printf '%s\n' "unix_sock_dir = \"$1\"" 'auth_unix_rw = "none"' > /etc/libvirt/libvirtd.conf
        while read -r order; do
          case $order in
            start) rm -f "$1"/libvirt-sock*; libvirtd --config /etc/libvirt/libvirtd.conf --pid-file /run/libvirtd.pid >"$1/log" 2>&1 <&- & daemon=$!; echo started ;;
            kill) kill -9 $daemon; wait $daemon 2>/dev/null || true; echo killed ;;
          esac
        done
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("stoa-libvirtd-");
    private readonly Process keeper;

    private LibvirtDaemon() => keeper = Process.Start(new ProcessStartInfo("unshare",
        ["--mount", "--pid", "--fork", "--kill-child", "--mount-proc", "bash", "-c", Keeper, "keeper", folder.FullName])
    {
        UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true,
    })!;

    /// <summary>How Stoa reaches it.</summary>
    public string Uri => $"qemu+unix:///system?socket={Socket}";

    private string Socket => Path.Combine(folder.FullName, "libvirt-sock");

    public static async Task<LibvirtDaemon> Run()
    {
        var daemon = new LibvirtDaemon();
        await daemon.Start();
        return daemon;
    }

    /// <summary>Starts the daemon, and waits until it listens.</summary>
    public async Task Start()
    {
        await Order("start", "started");
        using var patience = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(Look);
        while (!File.Exists(Socket)) await timer.WaitForNextTickAsync(patience.Token);
    }

    /// <summary>Ends the daemon as a crash does; its machines run on.</summary>
    public Task Kill() => Order("kill", "killed");

    public async ValueTask DisposeAsync()
    {
        keeper.StandardInput.Close();
        await keeper.WaitForExitAsync();
        keeper.Dispose();
        folder.Delete(recursive: true);
    }

    private async Task Order(string order, string answer)
    {
        await keeper.StandardInput.WriteLineAsync(order);
        await keeper.StandardInput.FlushAsync();
        Assert.Equal(answer, await keeper.StandardOutput.ReadLineAsync().WaitAsync(Patience));
    }
}
