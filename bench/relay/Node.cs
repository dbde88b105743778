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

    /// <summary>Ends when it begins to handle.</summary>
    public Task Begun => app.Services.GetRequiredService<FirstHeard>().Begun;

    public static async Task<Node> Start(Server server, string role)
    {
        var options = new NodeOptions { Roles = [role], Database = server.ConnectionString, KeyFile = server.KeyFile, RunFolder = RunFolder.Open() };
        var built = NodeHost.Build(options, Table, services => services.AddLogging(log => log.SetMinimumLevel(LogLevel.Error)));
        await NodeHost.Start(built, Table, CancellationToken.None);
        return new Node(server, built);
    }

    /// <summary>Puts the facts into the outbox in one transaction, three of a key, of each company as many.</summary>
    public Task Tell(int facts, int companies = 1) => server.Run($"""
        INSERT INTO platform.outbox (id, tenant_id, component, name, key, bucket, version, actor, body, occurred_at)
        SELECT gen_random_uuid(), ('00000000-0000-7000-8000-' || lpad(to_hex(k % {companies}), 12, '0'))::uuid, 'teller', 'teller.fact', 'k' || k, k % 64, i, 'bench',
            jsonb_build_object('id', gen_random_uuid(), 'note', repeat('x', 200)), now()
        FROM generate_series(1, {facts}) i, LATERAL (SELECT i % ({facts} / 3) AS k) key
        """);

    /// <summary>Moves the facts out of the outbox.</summary>
    public async Task<Figures> Relay(int facts)
    {
        using var tally = new Tally("stoa.messages.relayed", facts);
        var meter = new Meter(server);
        app.Services.GetRequiredService<WakeSignal>().Raise(WakeSignal.Outbox);
        await tally.Reached;
        return meter.Of(facts);
    }

    /// <summary>Ends when what was handled is acknowledged too.</summary>
    public async Task Acknowledged()
    {
        while (await server.Ask<bool>("SELECT EXISTS (SELECT FROM platform.delivery)")) await Task.Delay(5);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
