using System.Security.Cryptography;
using System.Text;

namespace Stoa.Platform.Hosting;

/// <summary>
/// The folder of the micro cloud: database, key, machines. Held by one process at a time, and marked with the version of its
/// layout, so that an older program leaves a newer folder alone.
/// </summary>
public sealed class DataFolder : IDisposable
{
    /// <summary>Grows when a program would misread the folder of its predecessor.</summary>
    public const int LayoutVersion = 1;

    // Not in the lock file: .NET takes a shared lock to read, which the holder's excludes.
    private const string ProcessFile = "pid";
    private const int WouldBlock = 11; // EWOULDBLOCK
    private readonly FileStream holding;

    private DataFolder(string folder, string? moved, FileStream held) => (Folder, Moved, holding) = (folder, moved, held);

    /// <summary>The absolute path, links resolved.</summary>
    public string Folder { get; }

    /// <summary>Set when the data lies elsewhere than asked, with a link to it: one line to tell the operator.</summary>
    public string? Moved { get; }

    /// <summary>The installation's key (see <see cref="Security.PlatformKey"/>).</summary>
    public string KeyFile => Path.Combine(Folder, "stoa.key");

    /// <summary>Makes the folder where it is missing, and holds it until disposed or until the process ends, however it ends.</summary>
    /// <param name="path">The folder; relative to the current one.</param>
    /// <param name="elsewhere">Where the data goes when PostgreSQL's user cannot reach <paramref name="path"/> (a home of mode 0700).</param>
    /// <exception cref="CannotStartException">Not writable, of a newer version, or held by another process, which is named.</exception>
    public static DataFolder Open(string path, string elsewhere = "/var/lib/stoa")
    {
        path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        try
        {
            var (folder, moved) = Place(path, elsewhere);
            var held = Hold(folder);
            CheckVersion(folder, held);
            return new(folder, moved, held);
        }
        catch (Exception refused) when (refused is UnauthorizedAccessException or IOException)
        {
            throw new CannotStartException("data-not-writable",
                $"The data folder {path} cannot be written: {refused.Message} Name another one with --data, or give this user the right to write there.", refused);
        }
    }

    public void Dispose()
    {
        File.Delete(Path.Combine(Folder, ProcessFile));
        holding.Dispose();
    }

    private static (string Folder, string? Moved) Place(string path, string elsewhere)
    {
        if (new DirectoryInfo(path) is { LinkTarget: not null } link)
            path = link.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        var user = ServiceUser.For(path);
        if (Directory.Exists(path) ? user.CanReach(path) : user.CanReach(NearestExisting(path)))
            return (Directory.CreateDirectory(path).FullName, null);
        if (Directory.Exists(path))
            throw new CannotStartException("data-unreachable",
                $"PostgreSQL runs as user {user.Name}, who cannot reach the data folder {path}. Move it where that user can go, or name another one with --data.");
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..12];
        var folder = Directory.CreateDirectory(Path.Combine(elsewhere, name)).FullName;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.CreateSymbolicLink(path, folder);
        return (folder, $"The data lies in {folder}, with a link from {path}: user {user.Name}, as whom PostgreSQL runs, cannot go there.");
    }

    private static string NearestExisting(string path)
    {
        while (!Directory.Exists(path)) path = Path.GetDirectoryName(path)!;
        return path;
    }

    private static FileStream Hold(string folder)
    {
        try
        {
            // FileShare.None is flock(LOCK_EX) on Linux: the kernel lets go of it when the process dies.
            var held = new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(Path.Combine(folder, ProcessFile), $"{Environment.ProcessId}\n");
            return held;
        }
        catch (IOException taken) when (taken.HResult == WouldBlock)
        {
            throw new CannotStartException("data-in-use",
                $"The data folder {folder} is in use by process {File.ReadAllText(Path.Combine(folder, ProcessFile)).Trim()}. "
                + "Stop that one first, or name another folder with --data.", taken);
        }
    }

    private static void CheckVersion(string folder, FileStream held)
    {
        var file = Path.Combine(folder, "version");
        if (!File.Exists(file)) File.WriteAllText(file, $"{LayoutVersion}\n");
        var text = File.ReadAllText(file).Trim();
        if (int.TryParse(text, out var version) && version <= LayoutVersion) return;
        held.Dispose();
        throw new CannotStartException("data-newer",
            $"The data folder {folder} has version {text}; this program knows {LayoutVersion} at most. Start the newer program, or name another folder with --data.");
    }
}
