using System.Globalization;
using System.Runtime.InteropServices;

namespace Stoa.Cloud.Providers.Libvirt;

/// <summary>
/// libvirt starts QEMU as a daemon and later waits until its process is gone, which it is only when somebody has reaped it. The
/// first process of a container reaps late or never, so this process adopts the orphans below it and reaps them itself.
/// </summary>
/// <remarks>
/// Never with waitpid(-1): that would take away the children that libvirt and .NET wait for. An orphan is told by its session. A
/// daemon that libvirt makes forks twice, so it is neither in our session nor the leader of its own. One that made itself a daemon
/// (the QEMU that libvirt asks for its abilities) leads its session, as does the child that libvirt waits for in between; but that
/// wait is at once, so a leader that is still unreaped a moment later is nobody's.
/// </remarks>
internal static partial class OrphanReaper
{
    private const int SetChildSubreaper = 36; // prctl(2), PR_SET_CHILD_SUBREAPER
    private const int NoHang = 1; // waitpid(2), WNOHANG

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(150);
    private static readonly Timer Later = new(_ => Reap(leadersToo: true));
    private static readonly Lazy<PosixSignalRegistration> Registration = new(Start);

    /// <summary>Starts it, the first time.</summary>
    public static void Ensure() => _ = Registration.Value;

    private static PosixSignalRegistration Start()
    {
        _ = Control(SetChildSubreaper, 1, 0, 0, 0);
        return PosixSignalRegistration.Create(PosixSignal.SIGCHLD, _ => Reap(leadersToo: false));
    }

    private static void Reap(bool leadersToo)
    {
        var session = SessionOf(0);
        foreach (var child in Children())
        {
            if (!IsDead(child) || SessionOf(child) is var of && of == session) continue;
            if (leadersToo || of != child) _ = Wait(child, 0, NoHang);
            else Later.Change(Moment, Timeout.InfiniteTimeSpan);
        }
    }

    private static IEnumerable<int> Children()
    {
        var self = Environment.ProcessId;
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var process) && Status(process) is [_, var parent, ..] && parent == $"{self}")
                yield return process;
    }

    private static bool IsDead(int process) => Status(process) is ["Z", ..];

    // proc(5), /proc/pid/stat: pid (name) state ppid ...; the name may hold anything, so what follows its last bracket is read.
    private static string[] Status(int process)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{process}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return [];
        }
    }

    [LibraryImport("libc", EntryPoint = "prctl")]
    private static partial int Control(int option, nint value, nint unused3, nint unused4, nint unused5);

    [LibraryImport("libc", EntryPoint = "waitpid")]
    private static partial int Wait(int process, nint status, int options);

    [LibraryImport("libc", EntryPoint = "getsid")]
    private static partial int SessionOf(int process);
}
