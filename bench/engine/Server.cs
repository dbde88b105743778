using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Stoa.Platform.Hosting;
using Stoa.Platform.Security;

namespace EngineBench;

/// <summary>A PostgreSQL server of the benchmark's own, fsync on.</summary>
internal sealed class Server : IAsyncDisposable
{
    private readonly DataFolder folder;
    private readonly LocalPostgres postgres;

    private Server(DataFolder folder, LocalPostgres postgres) => (this.folder, this.postgres) = (folder, postgres);

    public string Folder => folder.Folder;

    public string KeyFile => folder.KeyFile;

    public string ConnectionString => postgres.ConnectionString;

    public string AdminConnectionString => postgres.AdminConnectionString;

    public static async Task<Server> Start()
    {
        var place = DataFolder.Open(Path.Combine(Path.GetTempPath(), $"engine-bench-{Environment.ProcessId}"));
        var key = PlatformKey.LoadOrCreate(place.KeyFile);
        return new Server(place, await LocalPostgres.Start(new() { Folder = place, Key = key }, NullLogger.Instance, CancellationToken.None));
    }

    /// <summary>An empty database for a peer; its address as the peers read it.</summary>
    public async Task<string> CreateDatabase(string name)
    {
        await Run($"CREATE DATABASE {name}");
        var admin = new NpgsqlConnectionStringBuilder(postgres.AdminConnectionString);
        return $"postgresql://{admin.Username}:{admin.Password}@localhost:{admin.Port}/{name}?host={Uri.EscapeDataString(admin.Host!)}";
    }

    public async Task<T> Ask<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(postgres.AdminConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async Task Run(string sql)
    {
        await using var connection = new NpgsqlConnection(postgres.AdminConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>CPU seconds of the server and all its sessions since they began, ended ones included.</summary>
    public double CpuSeconds()
    {
        var postmaster = int.Parse(File.ReadLines(Path.Combine(Folder, "postgres", "cluster", "postmaster.pid")).First());
        var ticks = 0L;
        foreach (var stat in Directory.GetDirectories("/proc").Where(d => int.TryParse(Path.GetFileName(d), out _)).Select(Stat))
            if (stat is { } process && (process.Id == postmaster || process.Parent == postmaster))
                ticks += process.Own + (process.Id == postmaster ? process.Reaped : 0);
        return ticks / 100.0;
    }

    /// <summary>What one fsync of one page costs on the server's disk, at half of the tries.</summary>
    public double FsyncMilliseconds()
    {
        var path = Path.Combine(Folder, "fsync-probe");
        using var file = File.OpenHandle(path, FileMode.Create, FileAccess.Write);
        var page = new byte[8192];
        var times = new List<double>();
        for (var i = 0; i < 200; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            RandomAccess.Write(file, page, i % 16 * 8192);
            RandomAccess.FlushToDisk(file);
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        File.Delete(path);
        times.Sort();
        return times[times.Count / 2];
    }

    public async ValueTask DisposeAsync()
    {
        await postgres.DisposeAsync();
        folder.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    // proc(5): after the name in brackets come state, parent, ..., utime, stime, cutime, cstime.
    private static (int Id, int Parent, long Own, long Reaped)? Stat(string folder)
    {
        try
        {
            var line = File.ReadAllText($"{folder}/stat");
            var fields = line[(line.LastIndexOf(')') + 2)..].Split(' ');
            return (int.Parse(Path.GetFileName(folder)), int.Parse(fields[1]), long.Parse(fields[11]) + long.Parse(fields[12]), long.Parse(fields[13]) + long.Parse(fields[14]));
        }
        catch (IOException)
        {
            return null; // It ended meanwhile.
        }
    }
}
