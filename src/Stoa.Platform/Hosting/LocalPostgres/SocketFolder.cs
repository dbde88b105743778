using System.Security.Cryptography;
using System.Text;

namespace Stoa.Platform.Hosting;

/// <summary>Where the server's unix socket lies: in the data folder, or in a private folder elsewhere when that path is too long.</summary>
internal static class SocketFolder
{
    public const int Port = 5432;
    // sun_path is 108 bytes with its closing zero (unix(7)).
    private const int LongestPath = 107;

    public static string Make(PostgresCluster cluster)
    {
        var near = Path.Combine(cluster.Root, "run");
        var folder = Fits(near) ? near : Elsewhere(cluster);
        if (Posix.OwnerOf(folder) is { } owner && owner != cluster.User.Id && owner != 0)
            throw new CannotStartException("socket-folder-taken", $"{folder}, where PostgreSQL's socket should lie, belongs to another user. Remove it.");
        PostgresCluster.MakePrivate(folder, cluster.User);
        return folder;
    }

    /// <summary>Leaves nothing behind outside the data folder.</summary>
    public static void Leave(string folder, PostgresCluster cluster)
    {
        if (!folder.StartsWith(cluster.Root, StringComparison.Ordinal) && Directory.Exists(folder) && Directory.GetFileSystemEntries(folder).Length == 0)
            Directory.Delete(folder);
    }

    // Beyond length: a comma would end a host name in a connection string, a quote the server's setting.
    private static bool Fits(string folder) =>
        Encoding.UTF8.GetByteCount($"{folder}/.s.PGSQL.{Port}") <= LongestPath
        && folder.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '_' or '-');

    private static string Elsewhere(PostgresCluster cluster)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(cluster.Root)))[..12];
        if (Posix.CurrentUser() == 0) return $"/run/stoa/{name}";
        var runtime = Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR");
        return Directory.Exists(runtime) && Fits($"{runtime}/stoa-{name}") ? $"{runtime}/stoa-{name}" : $"/tmp/stoa-{name}";
    }
}
