using System.Globalization;
using System.Runtime.InteropServices;

namespace Stoa.SystemTests.Fixtures;

/// <summary>The QEMU processes of machines, wherever they run on this host.</summary>
internal static partial class Emulators
{
    private const int SigKill = 9;

    /// <summary>Processes whose guest's files lie in the folder.</summary>
    public static IReadOnlyList<int> In(DirectoryInfo folder) =>
        [.. Directory.GetDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var process) && Runs(process, folder.FullName))
            .Select(name => int.Parse(name!, CultureInfo.InvariantCulture))];

    /// <summary>Ends one as a crash does.</summary>
    public static void Kill(int process) => Assert.Equal(0, Signal(process, SigKill));

    // Its arguments name the files of its disks.
    private static bool Runs(int process, string folder)
    {
        try
        {
            var arguments = File.ReadAllText($"/proc/{process}/cmdline");
            return arguments.StartsWith("/usr/bin/qemu-system", StringComparison.Ordinal) && arguments.Contains(folder, StringComparison.Ordinal) && arguments.Contains("root.qcow2", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);
}
