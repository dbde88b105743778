using System.Globalization;
using System.Net.Sockets;

namespace Stoa.Platform.Hosting;

/// <summary>Where the sockets of this machine's processes lie: a short path (a socket's is 107 bytes at most, unix(7)) that only this user opens.</summary>
public static class RunFolder
{
    private static readonly TimeSpan Young = TimeSpan.FromMinutes(1);
    private const UnixFileMode OnlyUs = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Makes the folder where it is missing and sweeps out the sockets of processes that are gone.</summary>
    public static string Open()
    {
        var folder = Directory.CreateDirectory(Place(), OnlyUs);
        if ((folder.UnixFileMode & ~OnlyUs) != UnixFileMode.None)
            throw new CannotStartException("run-folder-open", $"{folder.FullName} can be opened by others: chmod 700 {folder.FullName}");
        foreach (var socket in folder.GetFiles("*.sock*").Where(IsLeft)) socket.Delete();
        return folder.FullName;
    }

    /// <summary>The socket of this process in the folder, never the same twice.</summary>
    public static string NewSocket(string folder) =>
        Path.Combine(folder, $"{Environment.ProcessId}-{Guid.NewGuid().ToString("N")[..6]}.sock");

    private static string Place()
    {
        if (Environment.IsPrivilegedProcess) return "/run/stoa/nodes";
        var runtime = Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR");
        return Directory.Exists(runtime) ? Path.Combine(runtime, "stoa") : $"/tmp/stoa-{Environment.UserName}";
    }

    // A process of another container may share the folder and not be seen in /proc: whoever still answers is not swept out, nor who
    // has bound the socket and does not listen yet.
    private static bool IsLeft(FileInfo file) =>
        int.TryParse(file.Name.Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var process)
        && !Directory.Exists($"/proc/{process}") && IsOld(file) && !Answers(file.FullName);

    private static bool IsOld(FileInfo file) => TimeProvider.System.GetUtcNow().UtcDateTime - file.LastWriteTimeUtc > Young;

    private static bool Answers(string path)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(path));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
