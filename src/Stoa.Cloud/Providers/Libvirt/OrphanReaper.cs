using System.Globalization;
using System.Runtime.InteropServices;

namespace Stoa.Cloud.Providers.Libvirt;

/// <summary>
/// libvirt starts QEMU as a daemon and later waits until its process is gone, which it is only when somebody has reaped it. The
/// first process of a container reaps late or never, so this process adopts the orphans below it and reaps them itself.
/// </summary>
/// <remarks>
/// Never with waitpid(-1): that would take away the children that libvirt and .NET wait for. An orphan is told by its session: a
/// daemon forks, becomes leader of a new session, forks again and exits, so what remains is neither in our session nor a leader.
/// </remarks>
internal static partial class OrphanReaper
{
    private const int SetChildSubreaper = 36; // prctl(2), PR_SET_CHILD_SUBREAPER
    private const int NoHang = 1; // waitpid(2), WNOHANG

    private static readonly Lazy<PosixSignalRegistration> Registration = new(Start);

    /// <summary>Starts it, the first time.</summary>
    public static void Ensure() => _ = Registration.Value;

    private static PosixSignalRegistration Start()
    {
        _ = Control(SetChildSubreaper, 1, 0, 0, 0);
        return PosixSignalRegistration.Create(PosixSignal.SIGCHLD, _ => Reap());
    }

    private static void Reap()
    {
        var session = SessionOf(0);
        foreach (var child in Children())
            if (IsDead(child) && SessionOf(child) is var of && of != session && of != child) _ = Wait(child, 0, NoHang);
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
