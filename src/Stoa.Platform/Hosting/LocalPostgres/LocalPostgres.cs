using Microsoft.Extensions.Logging;
using Npgsql;
using Stoa.Platform.Storage;

namespace Stoa.Platform.Hosting;

/// <summary>
/// The micro cloud's own PostgreSQL: a child process under the data folder, reached by a unix socket only. It stops with us; when
/// we were killed it runs on, and our successor adopts it. When it dies by itself it is started again.
/// </summary>
public sealed class LocalPostgres : IAsyncDisposable
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);
    private readonly LocalPostgresOptions options;
    private readonly ILogger log;
    private readonly PostgresCluster cluster;
    private readonly PostgresProgram program;
    private readonly CancellationTokenSource stopping = new();
    private Postmaster postmaster = null!;
    private Task watch = Task.CompletedTask;

    private LocalPostgres(LocalPostgresOptions options, ILogger log)
    {
        (this.options, this.log) = (options, log);
        cluster = new PostgresCluster(options.Folder.Folder, ServiceUser.For(options.Folder.Folder));
        program = PostgresProgram.Find(cluster.Major, options.ProgramFolders, cluster.Folder);
    }

    /// <summary>Without user and password: what <see cref="DatabaseOptions"/> takes.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder
    {
        Host = postmaster.File!.SocketFolder, Port = postmaster.File.Port, Database = "stoa",
    }.ConnectionString;

    /// <summary>The administrator's, to make databases and roles and for backups. Not pooled.</summary>
    public string AdminConnectionString => Administrator("stoa");

    private string Password => Convert.ToHexStringLower(options.Key.Derive($"database/{PostgresCluster.Administrator}"));

    /// <summary>Starts the server, making its files, the database and the roles where they are missing.</summary>
    /// <exception cref="CannotStartException">With what mends it: no PostgreSQL, another version, a lost key, the server ended.</exception>
    public static async Task<LocalPostgres> Start(LocalPostgresOptions options, ILogger log, CancellationToken cancel)
    {
        var server = new LocalPostgres(options, log);
        await server.Run(cancel);
        try
        {
            await server.EnsureDatabase(cancel);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }

        server.watch = server.Watch();
        return server;
    }

    /// <summary>Where the server of a data folder answers just now; null when none runs.</summary>
    /// <param name="folder">The data folder, or the link to it.</param>
    /// <returns>Without user and password.</returns>
    public static string? Find(string folder)
    {
        var files = Path.Combine(Path.GetFullPath(folder), PostgresCluster.FolderName, "cluster");
        return PostmasterFile.Read(files) is { IsReady: true } file && file.IsAlive(files)
            ? new NpgsqlConnectionStringBuilder { Host = file.SocketFolder, Port = file.Port, Database = "stoa" }.ConnectionString
            : null;
    }

    /// <summary>Stops the server and waits for its end.</summary>
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await watch;
        await postmaster.Stop();
        postmaster.Dispose();
        stopping.Dispose();
    }

    private async Task Run(CancellationToken cancel)
    {
        try
        {
            if (cluster.Major is null) await cluster.Create(program, Password, options.IsDurable, cancel);
            postmaster = await Postmaster.Run(cluster, program, options.IsDurable, cancel);
        }
        catch (UnauthorizedAccessException refused)
        {
            throw new CannotStartException("data-not-writable",
                $"The database's files in {cluster.Root} belong to another user: {refused.Message} Start Stoa as that user, or name another folder with --data.", refused);
        }
    }

    private async Task EnsureDatabase(CancellationToken cancel)
    {
        try
        {
            await using var connection = new NpgsqlConnection(Administrator("postgres"));
            await connection.OpenAsync(cancel);
            await using var find = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = 'stoa'", connection);
            await using var create = new NpgsqlCommand("CREATE DATABASE stoa", connection);
            if (await find.ExecuteScalarAsync(cancel) is null) await create.ExecuteNonQueryAsync(cancel);
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InvalidPassword)
        {
            throw new CannotStartException("key-mismatch",
                $"The key file {options.Folder.KeyFile} is not the one with which this database was made. Restore it from your copy.", refused);
        }

        await RoleSetup.Apply(AdminConnectionString, options.Key, cancel);
    }

    private async Task Watch()
    {
        try
        {
            while (true)
            {
                await postmaster.Exited(stopping.Token);
                log.LogError("PostgreSQL ended by itself and is started again. The end of its log, {Log}:\n{Lines}", cluster.Log, cluster.LastWords());
                postmaster.Dispose();
                await Restart();
                log.LogInformation("PostgreSQL is up again");
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // We are being stopped.
        }
    }

    private async Task Restart()
    {
        for (var pause = TimeSpan.FromMilliseconds(250); ; pause = pause < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                postmaster = await Postmaster.Run(cluster, program, options.IsDurable, stopping.Token);
                return;
            }
            catch (CannotStartException again)
            {
                log.LogError("{Reason}", again.Message);
                await Task.Delay(pause, stopping.Token);
            }
        }
    }

    private string Administrator(string database) => new NpgsqlConnectionStringBuilder(ConnectionString)
    {
        Database = database, Username = PostgresCluster.Administrator, Password = Password, Pooling = false,
    }.ConnectionString;
}
