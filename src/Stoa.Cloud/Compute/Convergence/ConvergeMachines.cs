using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Stoa.Cloud.Compute.Convergence;

/// <summary>Compares every machine with what is recorded, once in a while. Workflows make, convergence heals.</summary>
internal sealed class ConvergeMachines(
    MachineRoll roll, MachineObserver observer, ComputeOptions options, TimeProvider clock, ILogger<ConvergeMachines> log) : BackgroundService
{
    // A command may be held up on its way for as long; whatever it makes then is found and removed.
    private static readonly TimeSpan Aftermath = TimeSpan.FromHours(1);

    /// <summary>Looks at each machine once.</summary>
    public async Task Tick(CancellationToken cancel)
    {
        await foreach (var (owner, key) in roll.Read(clock.GetUtcNow() - Aftermath, cancel)) await observer.Observe(owner, key, cancel);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.ConvergeSeconds), clock);
        // At once when it starts, too: what happened while nobody listened is told by nobody.
        do
        {
            try
            {
                await Tick(stoppingToken);
            }
            catch (Exception away) when (away is NpgsqlException or TimeoutException)
            {
                log.LogWarning("The machines could not be listed: {Reason}", away.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
