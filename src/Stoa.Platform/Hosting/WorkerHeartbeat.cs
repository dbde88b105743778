using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Stoa.Platform.Hosting;

/// <summary>Renews the lease of this process's work each second, and ends the leases of processes that died.</summary>
internal sealed class WorkerHeartbeat(Worker worker, WakeSignal wake, TimeProvider clock, ILogger<WorkerHeartbeat> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    // The loops that claim are started after this one and find the worker registered.
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await worker.Beat(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await Tolerantly(Beat(stoppingToken));
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Tolerantly(worker.Leave(cancellationToken));
    }

    private async Task Beat(CancellationToken cancel)
    {
        var before = worker.Id;
        await worker.Beat(cancel);
        if (worker.Id != before) log.LogWarning("The lease of worker {Worker} was ended by others; going on as {Next}", before, worker.Id);
        if (await worker.EndStaleLeases(cancel) == 0) return;
        foreach (var topic in (string[])[WakeSignal.Outbox, WakeSignal.Deliveries, WakeSignal.Runs]) wake.Raise(topic);
    }

    // A database that is away for a while costs the lease, not the process.
    private async Task Tolerantly(Task work)
    {
        try
        {
            await work;
        }
        catch (Exception lost) when (lost is NpgsqlException or TimeoutException)
        {
            log.LogWarning("The worker's lease could not be renewed: {Reason}", lost.Message);
        }
    }
}
