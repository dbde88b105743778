using System.Runtime.InteropServices;

namespace Stoa.Platform.Hosting;

/// <summary>The few calls of the operating system that .NET does not offer.</summary>
internal static partial class Posix
{
    public const int Interrupt = 2;
    public const int Quit = 3;

    /// <summary>False when there is no such process, or it is not ours.</summary>
    public static bool Signal(int process, int signal) => Kill(process, signal) == 0;

    /// <summary>Takes note of the end of a process, should we have become its parent.</summary>
    public static void Reap(int process) => _ = Wait(process, 0, options: 1 /* WNOHANG */);

    public static void ChangeOwner(string path, uint user, uint group)
    {
        if (Chown(path, user, group) != 0)
            throw new UnauthorizedAccessException($"{path}: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    /// <summary>The user who owns the file or folder itself, not what a link points to; null when it is not there.</summary>
    public static unsafe uint? OwnerOf(string path)
    {
        const int currentFolder = -100, noFollow = 0x100;
        const uint owner = 0x8;
        // struct statx is 256 bytes and laid out alike on every architecture; stx_uid lies at byte 20 (statx(2)).
        var status = stackalloc byte[256];
        return Statx(currentFolder, path, noFollow, owner, status) == 0 ? *(uint*)(status + 20) : null;
    }

    /// <summary>Gives the file, which may be a socket, another name in the same file system; false when it could not.</summary>
    public static bool Link(string path, string another) => HardLink(path, another) == 0;

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int HardLink(string path, string another);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int process, int signal);

    [LibraryImport("libc", EntryPoint = "waitpid")]
    private static partial int Wait(int process, nint status, int options);

    [LibraryImport("libc", EntryPoint = "chown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Chown(string path, uint user, uint group);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int Statx(int folder, string path, int flags, uint mask, byte* status);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    public static partial uint CurrentUser();
}
