using System.Diagnostics;

namespace Stoa.Platform.Hosting;

/// <summary>The user of the system as whom PostgreSQL runs: it refuses to run as root.</summary>
/// <param name="Name">The login name.</param>
/// <param name="Id">The user's number.</param>
/// <param name="Group">The number of the user's group.</param>
public sealed record ServiceUser(string Name, uint Id, uint Group)
{
    private static readonly string[] Known = ["postgres", "stoa"];

    internal bool IsCurrent => Id == Posix.CurrentUser();

    /// <summary>
    /// We ourselves, unless we are root. Then whoever owns the cluster that is there already, so that one data folder may be
    /// started by its owner and through sudo; for a new one the user <c>postgres</c> of the package, or <c>stoa</c>.
    /// </summary>
    /// <exception cref="CannotStartException">We are root and there is no such user.</exception>
    public static ServiceUser For(string dataFolder)
    {
        var users = All();
        if (Posix.CurrentUser() is var self && self != 0)
            return users.Find(u => u.Id == self) ?? new(self.ToString(), self, self);
        var owner = Posix.OwnerOf(Path.Combine(dataFolder, PostgresCluster.FolderName)) ?? 0;
        return users.Find(u => owner != 0 && u.Id == owner)
            ?? users.Find(u => u.Name == Known[0])
            ?? users.Find(u => u.Name == Known[1])
            ?? throw new CannotStartException("service-user-missing",
                "PostgreSQL does not run as root, and there is neither a user postgres nor a user stoa. Make one: useradd --system stoa");
    }

    /// <summary>Whether every folder down to this one may be passed. Asked of the system itself, which knows of access lists too.</summary>
    internal bool CanReach(string folder)
    {
        if (IsCurrent) return true;
        using var probe = Process.Start(ChildProgram.Describe(this, "/usr/bin/test", ["-x", folder]))!;
        probe.WaitForExit();
        return probe.ExitCode == 0;
    }

    internal void Own(string path)
    {
        if (!IsCurrent) Posix.ChangeOwner(path, Id, Group);
    }

    private static List<ServiceUser> All() =>
        [.. File.ReadLines("/etc/passwd")
            .Select(line => line.Split(':'))
            .Where(fields => fields.Length >= 4 && uint.TryParse(fields[2], out _) && uint.TryParse(fields[3], out _))
            .Select(fields => new ServiceUser(fields[0], uint.Parse(fields[2]), uint.Parse(fields[3])))];
}
