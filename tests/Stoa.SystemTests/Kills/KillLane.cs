using System.Collections.Concurrent;
using Npgsql;
using Stoa.SystemTests.Fixtures;

namespace Stoa.SystemTests.Kills;

/// <summary>An installation in one process that is killed and started again; its database and mail server live on.</summary>
internal sealed class KillLane : IAsyncDisposable
{
    private readonly ClusterDatabase database;
    private readonly PostgresProxy proxy;
    private readonly NpgsqlDataSource outside;
    private readonly Dictionary<string, string> settings;
    private readonly ConcurrentDictionary<object, Effect> mails = new(ReferenceEqualityComparer.Instance);
    private TaskCompletionSource up = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private StoaNode node = null!;

    private KillLane(ClusterDatabase database)
    {
        this.database = database;
        proxy = new PostgresProxy(new NpgsqlConnectionStringBuilder(database.ConnectionString), Kills);
        outside = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database.AdminConnectionString) { Pooling = true, MaxAutoPrepare = 20 }.ConnectionString);
        Sink = new SmtpSink { Taking = Taking };
        settings = new()
        {
            // A process that lives for seconds has nothing of what it would learn about itself, or compile well or a second time.
            // Nobody attacks it either: code may be written where it runs.
            ["DOTNET_TieredPGO"] = "0",
            ["DOTNET_TC_CallCountingDelayMs"] = "60000",
            ["DOTNET_JITMinOpts"] = "1",
            ["DOTNET_EnableWriteXorExecute"] = "0",
            ["compute__Driver"] = "simulator",
            ["compute__Simulator__BootMilliseconds"] = "0",
            ["notifications__Smtp__Host"] = "127.0.0.1",
            ["notifications__Smtp__Port"] = $"{Sink.Port}",
        };
    }

    public KillSwitch Kills { get; } = new();

    public SmtpSink Sink { get; }

    /// <summary>Asks the running process; a new one after each kill.</summary>
    public HttpClient Http { get; private set; } = null!;

    /// <summary>All that the present process printed.</summary>
    public string Log => node.Log;

    /// <summary>The process that is followed.</summary>
    public StoaNode Node => node;

    public static async Task<KillLane> Start(DirectoryInfo folder)
    {
        var lane = new KillLane(await ClusterDatabase.Start(folder));
        await lane.StartNode();
        return lane;
    }

    /// <summary>Another process of the same installation, which nobody follows.</summary>
    public async Task<StoaNode> StartAnother()
    {
        var another = Launch(database.ConnectionString);
        await another.Up();
        return another;
    }

    /// <summary>Breaks the process's connections to the database.</summary>
    public void Cut() => proxy.Cut();

    /// <summary>Kills the process when it stands at its point, and starts the next one.</summary>
    public async Task KillAtPoint(CancellationToken cancel)
    {
        await Kills.Held.WaitAsync(cancel);
        up = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await node.KillHard();
        proxy.Cut();
        await StartNode();
    }

    /// <summary>Ends when a process runs.</summary>
    public Task IsUp(CancellationToken cancel) => up.Task.WaitAsync(cancel);

    /// <summary>One value, asked as the administrator, whom no policy binds.</summary>
    public async Task<T> Look<T>(string sql, CancellationToken cancel, params object[] values)
    {
        await using var command = outside.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return (T)(await command.ExecuteScalarAsync(cancel))!;
    }

    public async ValueTask DisposeAsync()
    {
        if (node.IsRunning) await node.KillHard();
        Http.Dispose();
        proxy.Dispose();
        await outside.DisposeAsync();
        await database.DisposeAsync();
        Sink.Dispose();
    }

    private static string Roles => string.Join(',', Shape.Each.Processes.SelectMany(roles => roles));

    private StoaNode Launch(string connection) => StoaNode.Start(
        "stoa", ["serve", "--roles", Roles, "--samples", "--database", connection, "--key-file", database.KeyFile, "--listen", "http://127.0.0.1:0"], settings);

    private async Task StartNode()
    {
        node = Launch(proxy.ConnectionString);
        var address = await node.Up();
        Http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = new Uri(address!) };
        up.TrySetResult();
    }

    private async Task Taking(ReceivedMail mail, bool isKept)
    {
        // The same mail again is another effect; only its first half is counted.
        var effect = isKept ? mails.GetValueOrDefault(mail) : mails[mail] = Kills.Begin("smtp: mail");
        if (effect is not null && Kills.Holds(effect, isKept ? Moment.After : Moment.Before)) await Task.Delay(Timeout.Infinite);
    }
}
