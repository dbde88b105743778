namespace Stoa.Platform.Hosting;

/// <summary>What a running server says of itself in <c>postmaster.pid</c> (PostgreSQL, src/include/utils/pidfile.h).</summary>
internal sealed record PostmasterFile(int Process, int Port, string SocketFolder, string Status)
{
    private const string Name = "postmaster.pid";

    public bool IsReady => Status == "ready";

    public bool IsStopping => Status == "stopping";

    /// <summary>Null when no server runs in the cluster, or it has only just begun.</summary>
    public static PostmasterFile? Read(string cluster)
    {
        var lines = Lines(Path.Combine(cluster, Name));
        return lines.Length >= 8 && int.TryParse(lines[0], out var process) && int.TryParse(lines[3], out var port)
            ? new PostmasterFile(process, port, lines[4], lines[7].Trim())
            : null;
    }

    /// <summary>False when the number in the file belongs to some other process by now, as after a reboot.</summary>
    public bool IsAlive(string cluster) =>
        // The server works inside its cluster, so its current folder holds this very file.
        Lines(Path.Combine(cluster, Name)) is [_, ..] ours && ours.SequenceEqual(Lines($"/proc/{Process}/cwd/{Name}"));

    /// <summary>
    /// Called when the server is known to be gone: should its number belong to some other process by now, a new server would take
    /// that one for its predecessor and refuse. Otherwise the file stays: by it a new server finds survivors of the old one.
    /// </summary>
    public void Discard(string cluster)
    {
        if (Directory.Exists($"/proc/{Process}")) File.Delete(Path.Combine(cluster, Name));
    }

    private static string[] Lines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
