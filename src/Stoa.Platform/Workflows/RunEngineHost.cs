using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Stoa.Platform.Hosting;
using Stoa.Platform.Workflows.Engine;

namespace Stoa.Platform.Workflows;

/// <summary>Keeps the run engine of a process going.</summary>
internal sealed class RunEngineHost(RunEngine engine, RunEngineOptions options, WakeSignal wake, TimeProvider clock, ILogger<RunEngineHost> log)
    : BackgroundService
{
    /// <summary>The net below the wake signals.</summary>
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.RunsByItself) return Task.CompletedTask;
        var recorders = Enumerable.Range(0, options.Recorders).Select(_ => Task.Run(() => engine.Record(stoppingToken), stoppingToken));
        return Task.WhenAll([.. recorders, TakeOver(stoppingToken), Look(stoppingToken)]);
    }

    // A workflow that was changed without a new version must not start.
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await engine.Prepare(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    private async Task TakeOver(CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(Sweep.Every, clock);
        do await Tolerantly(engine.Sweep(cancel));
        while (await timer.WaitForNextTickAsync(cancel));
    }

    private async Task Look(CancellationToken cancel)
    {
        var listener = wake.Listen(WakeSignal.Runs);
        while (true)
        {
            engine.Nudge();
            await listener.Wait(Poll, clock, cancel);
        }
    }

    // A database that is away for a while must not end the process.
    private async Task Tolerantly(Task work)
    {
        try
        {
            await work;
        }
        catch (Exception away) when (away is NpgsqlException or TimeoutException)
        {
            log.LogWarning("The run engine cannot reach its database: {Reason}", away.Message);
        }
    }
}
