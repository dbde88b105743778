using System.Net.Sockets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Stoa.Platform.Hosting;

namespace Stoa.Platform.Messaging;

/// <summary>Runs the loops of messaging until the process stops. What the database refuses is tried again a second later.</summary>
internal sealed class MessagingHost(IEnumerable<MessagingLoop> loops, WakeSignal wake, TimeProvider clock, ILogger<MessagingHost> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(loops.Select(loop => Run(loop, stoppingToken)));

    private async Task Run(MessagingLoop loop, CancellationToken cancel)
    {
        var listener = wake.Listen(loop.Topic);
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                if (await loop.Step(cancel) == 0) await listener.Wait(loop.Every, clock, cancel);
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                return;
            }
            catch (Exception lost) when (lost is NpgsqlException or TimeoutException or IOException or SocketException)
            {
                log.LogWarning("Messages wait for the database: {Reason}", lost.Message);
                await Task.Delay(Pause, clock, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
