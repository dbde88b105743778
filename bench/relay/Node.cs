using System.Diagnostics;
using EngineBench;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Stoa.Platform.Hosting;

namespace RelayBench;

/// <summary>A node of Stoa with one of the two components.</summary>
internal sealed class Node : IAsyncDisposable
{
    private static readonly Component[] Table = [new Teller(), new Hearer()];
    private readonly Server server;
    private readonly WebApplication app;

    private Node(Server server, WebApplication app) => (this.server, this.app) = (server, app);

    public FirstHeard FirstHeard => app.Services.GetRequiredService<FirstHeard>();

    public static async Task<Node> Start(Server server, string role)
    {
        var options = new NodeOptions { Roles = [role], Database = server.ConnectionString, KeyFile = server.KeyFile, RunFolder = RunFolder.Open() };
        var built = NodeHost.Build(options, Table, services => services.AddLogging(log => log.SetMinimumLevel(LogLevel.Error)));
        await NodeHost.Start(built, Table, CancellationToken.None);
        return new Node(server, built);
    }

    /// <summary>Puts the facts into the outbox in one transaction, three of a key.</summary>
    public Task Tell(int facts) => server.Run($"""
        INSERT INTO platform.outbox (id, tenant_id, component, name, key, bucket, version, actor, body, occurred_at)
        SELECT gen_random_uuid(), '00000000-0000-7000-8000-0000000000bb', 'teller', 'teller.fact', 'k' || k, k % 64, i, 'bench',
            jsonb_build_object('id', gen_random_uuid(), 'note', repeat('x', 200)), now()
        FROM generate_series(1, {facts}) i, LATERAL (SELECT i % ({facts} / 3) AS k) key
        """);

    /// <summary>Seconds until the outbox is empty.</summary>
    public async Task<double> Relay()
    {
        var begun = Stopwatch.GetTimestamp();
        app.Services.GetRequiredService<WakeSignal>().Raise(WakeSignal.Outbox);
        await Empty("platform.outbox");
        return Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }

    /// <summary>Ends when the table is empty.</summary>
    public async Task Empty(string table)
    {
        while (await server.Ask<bool>($"SELECT EXISTS (SELECT FROM {table})")) await Task.Delay(2);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
