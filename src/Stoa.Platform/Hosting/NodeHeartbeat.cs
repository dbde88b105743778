using System.Text.Json;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Stoa.Contracts.Common;

namespace Stoa.Platform.Hosting;

/// <summary>Keeps this process's row in the node directory fresh, with what is not ready and why.</summary>
internal sealed class NodeHeartbeat(NodeDirectory directory, NodeSocket socket, HealthCheckService health, TimeProvider clock, ILogger<NodeHeartbeat> log)
    : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private string? last;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do await Beat(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        socket.Leave();
        await Tolerantly(directory.Leave(cancellationToken));
    }

    private async Task Beat(CancellationToken cancel)
    {
        socket.Keep();
        var report = await health.CheckHealthAsync(cancel);
        var notReady = report.Entries.Where(e => e.Value.Status != HealthStatus.Healthy)
            .ToDictionary(e => e.Key, e => e.Value.Description ?? e.Value.Status.ToString());
        var told = JsonSerializer.Serialize(notReady, StoaJson.Tolerant);
        if (told != last && notReady.Count > 0) log.LogWarning("This node is not ready: {Reasons}", string.Join(" ", notReady.Values));
        if (told != last && last is not null && notReady.Count == 0) log.LogInformation("This node is ready again");
        last = told;
        await Tolerantly(directory.Announce(told, cancel));
    }

    // A database that is away for a while makes the others forget this node; it must not end the process.
    private async Task Tolerantly(Task work)
    {
        try
        {
            await work;
        }
        catch (Exception lost) when (lost is NpgsqlException or TimeoutException)
        {
            log.LogWarning("The node directory could not be written: {Reason}", lost.Message);
        }
    }
}
