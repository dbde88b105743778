using Stoa.Platform.Hosting;

namespace Stoa.Tests.Fixtures;

/// <summary>Data folders of test runs. A run that was killed leaves its folder and its server; the next run takes them away.</summary>
internal static class TestFolders
{
    private static readonly TimeSpan Young = TimeSpan.FromMinutes(1);
    private static readonly string All = Path.Combine(Path.GetTempPath(), $"stoa-tests-{Environment.UserName}");
    private static int count;

    /// <summary>The path of a folder that does not exist yet.</summary>
    public static string Make()
    {
        Directory.CreateDirectory(All);
        // The number that this caller drew: another one may draw the next before the path is made.
        var number = Interlocked.Increment(ref count);
        if (number == 1) Sweep();
        return Path.Combine(All, $"{Environment.ProcessId}-{number}");
    }

    private static void Sweep()
    {
        foreach (var folder in Directory.GetDirectories(All))
        {
            if (TimeProvider.System.GetUtcNow().UtcDateTime - Directory.GetCreationTimeUtc(folder) < Young) continue;
            try
            {
                using var left = DataFolder.Open(folder);
                var cluster = Path.Combine(left.Folder, "postgres", "cluster");
                if (PostmasterFile.Read(cluster) is { } server && server.IsAlive(cluster)) Posix.Signal(server.Process, Posix.Quit);
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception inUse) when (inUse is CannotStartException or IOException)
            {
                // Another run is at work there, or its server is just ending: the run after this one looks again.
            }
        }
    }
}
