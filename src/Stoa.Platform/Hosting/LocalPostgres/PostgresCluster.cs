namespace Stoa.Platform.Hosting;

/// <summary>The files of the server: <c>cluster</c> (PGDATA), <c>log</c> and, where its path is short enough, <c>run</c> for the socket.</summary>
internal sealed class PostgresCluster(string dataFolder, ServiceUser user)
{
    public const string FolderName = "postgres";
    public const string Administrator = "stoa_admin";

    private const long LongLog = 8 << 20;

    public string Root { get; } = Path.Combine(dataFolder, FolderName);

    public string Folder => Path.Combine(Root, "cluster");

    public string Log => Path.Combine(Root, "log");

    public ServiceUser User => user;

    /// <summary>The major version that made the cluster; null when there is none yet.</summary>
    public int? Major
    {
        get
        {
            var file = Path.Combine(Folder, "PG_VERSION");
            return File.Exists(file) ? int.Parse(File.ReadAllText(file).Trim()) : null;
        }
    }

    /// <summary>A folder that only the server's user (and root) enters.</summary>
    public static void MakePrivate(string folder, ServiceUser owner)
    {
        Directory.CreateDirectory(folder);
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        owner.Own(folder);
    }

    /// <summary>Makes the cluster beside its place and moves it there when it is whole: a kill in the middle leaves none.</summary>
    public async Task Create(PostgresProgram program, string password, bool isDurable, CancellationToken cancel)
    {
        MakePrivate(Root, user);
        var unfinished = Folder + ".new";
        if (Directory.Exists(unfinished)) Directory.Delete(unfinished, recursive: true);
        var passwordFile = Path.Combine(Root, "password");
        await File.WriteAllTextAsync(passwordFile, password, cancel);
        try
        {
            user.Own(passwordFile);
            // Collation C: bytes sort alike under every C library, so no index breaks with an upgrade of the system.
            var (code, output) = await ChildProgram.Run(user, program.InitDb,
            [
                "-D", unfinished, "-U", Administrator, "--pwfile", passwordFile, "-E", "UTF8", "--locale", "C.UTF-8", "--lc-collate", "C",
                "--auth-local", "scram-sha-256", "--auth-host", "reject", .. isDurable ? Array.Empty<string>() : ["--no-sync"],
            ], cancel);
            if (code != 0) throw new CannotStartException("postgres-init", $"PostgreSQL could not make its files in {Folder}. It said:\n{output.Trim()}");
        }
        finally
        {
            File.Delete(passwordFile);
        }

        await File.AppendAllTextAsync(Path.Combine(unfinished, "postgresql.conf"), Settings, cancel);
        Directory.Move(unfinished, Folder);
    }

    /// <summary>The last lines that the server wrote.</summary>
    public string LastWords(int lines = 12) =>
        File.Exists(Log) ? string.Join('\n', File.ReadLines(Log).TakeLast(lines)) : "(it wrote no log)";

    /// <summary>A long log makes room for a new one; the one before is kept.</summary>
    public void KeepLogShort()
    {
        if (File.Exists(Log) && new FileInfo(Log).Length > LongLog) File.Move(Log, Log + ".1", overwrite: true);
    }

    // For a small host; in the file, not on the command line, so that an operator can change them.
    private const string Settings = """

        # Stoa's settings for a small host. Yours to change; where it listens is said on the command line.
        max_connections = 300
        shared_buffers = 64MB
        max_wal_size = 512MB
        jit = off
        timezone = 'UTC'
        log_timezone = 'UTC'
        log_checkpoints = off
        log_line_prefix = '%m [%p] %q%u@%d '
        """;
}
