namespace Stoa.Cloud.Providers.Libvirt;

/// <summary>
/// The file that a serial console is written to. QEMU only appends (O_APPEND), so it may be cut off under its hands; a guest decides how
/// much it writes and shall not fill the host's disk.
/// </summary>
internal static class ConsoleLog
{
    /// <summary>Bytes that may lie in the file before it is cut off.</summary>
    public const long Most = 4 << 20;

    // What is kept of it, so that the last lines are still there.
    private const int Kept = 64 << 10;

    /// <summary>Before each switching on: the file tells of one boot, the one before lies beside it.</summary>
    public static void BeginAnew(MachineFiles files)
    {
        if (File.Exists(files.Console)) File.Move(files.Console, files.ConsoleBefore, overwrite: true);
        File.Create(files.Console).Dispose();
    }

    /// <summary>Cuts the file off when it has grown too large; its end goes where the console of the boot before was.</summary>
    /// <returns>Whether it was.</returns>
    public static bool Trim(MachineFiles files)
    {
        if (!File.Exists(files.Console)) return false;
        using var log = new FileStream(files.Console, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        if (log.Length <= Most) return false;
        var end = new byte[Kept];
        log.Position = log.Length - Kept;
        log.ReadExactly(end);
        File.WriteAllBytes(files.ConsoleBefore, end);
        log.SetLength(0);
        return true;
    }
}
