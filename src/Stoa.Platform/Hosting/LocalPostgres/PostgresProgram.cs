using System.Diagnostics;

namespace Stoa.Platform.Hosting;

/// <summary>One installed PostgreSQL.</summary>
/// <param name="Major">15 for 15.18.</param>
/// <param name="Folder">Holds <c>postgres</c> and <c>initdb</c>.</param>
internal sealed record PostgresProgram(int Major, string Folder)
{
    public const int Oldest = 15;
    public const int Newest = 18;

    public string Server => Path.Combine(Folder, "postgres");

    public string InitDb => Path.Combine(Folder, "initdb");

    /// <summary>The newest one that may open the cluster: a cluster is read by its own major version only.</summary>
    /// <param name="clusterMajor">Null for a cluster that is yet to be made.</param>
    /// <param name="folders">Where to look; the usual places when empty.</param>
    /// <param name="cluster">Named in the error.</param>
    public static PostgresProgram Find(int? clusterMajor, IReadOnlyList<string> folders, string cluster)
    {
        var all = Installed(folders.Count > 0 ? folders : UsualFolders()).ToList();
        var found = string.Join(", ", all.Select(p => p.Major).Distinct());
        if (clusterMajor is { } major)
            return all.Find(p => p.Major == major) ?? throw new CannotStartException("postgres-version",
                $"The database in {cluster} was made by PostgreSQL {major}; installed is {(all.Count == 0 ? "none" : found)}. "
                + $"Install that one (apt-get install postgresql-{major}), or bring the data over with pg_upgrade.");
        var fit = all.Where(p => p.Major is >= Oldest and <= Newest).MaxBy(p => p.Major);
        return fit ?? throw new CannotStartException("postgres-missing", all.Count == 0
            ? "PostgreSQL is not installed. Install it (apt-get install postgresql), or name a server with --database."
            : $"PostgreSQL {Oldest} to {Newest} is needed; installed is {found}. Install one of those, or name a server with --database.");
    }

    private static IEnumerable<string> UsualFolders()
    {
        const string debian = "/usr/lib/postgresql";
        var packaged = Directory.Exists(debian) ? Directory.GetDirectories(debian).Select(d => Path.Combine(d, "bin")) : [];
        return packaged.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries));
    }

    private static IEnumerable<PostgresProgram> Installed(IEnumerable<string> folders) =>
        from folder in folders
        where File.Exists(Path.Combine(folder, "postgres")) && File.Exists(Path.Combine(folder, "initdb"))
        let major = MajorOf(Path.Combine(folder, "postgres"))
        where major is not null
        select new PostgresProgram(major.Value, folder);

    // "postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)"
    private static int? MajorOf(string server)
    {
        using var process = Process.Start(new ProcessStartInfo(server, ["--version"]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var words = process.StandardOutput.ReadToEnd().Split(' ', '.', '\n');
        process.WaitForExit();
        return words.Length > 2 && int.TryParse(new string([.. words[2].TakeWhile(char.IsAsciiDigit)]), out var major) ? major : null;
    }
}
