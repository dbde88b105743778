using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Stoa.Platform.Storage;

namespace Stoa.Platform.Hosting;

/// <summary>
/// Carries wake signals between processes by NOTIFY, on connections of its own. Many signals within <see cref="Pause"/> are one;
/// a process does not hear itself.
/// </summary>
internal sealed class WakeBroadcast(WakeSignal signal, Databases databases, TimeProvider clock, ILogger<WakeBroadcast> log) : BackgroundService
{
    private const string Channel = "stoa_wake";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);
    private readonly string self = Guid.NewGuid().ToString("N");

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        Forever(Send, stoppingToken),
        Forever(Hear, stoppingToken));

    private async Task Send(CancellationToken cancel)
    {
        await signal.Sending.Wait(Timeout.InfiniteTimeSpan, clock, cancel);
        var topics = signal.TakeUnsent();
        try
        {
            await Notify(topics, cancel);
        }
        catch
        {
            signal.PutBack(topics);
            throw;
        }

        await Task.Delay(Pause, clock, cancel);
    }

    private async Task Notify(IReadOnlyList<string> topics, CancellationToken cancel)
    {
        await using var notify = databases[DatabaseRole.Engine].CreateCommand("SELECT pg_notify($1, $2 || ':' || t) FROM unnest($3::text[]) t");
        notify.Parameters.Add(new() { Value = Channel });
        notify.Parameters.Add(new() { Value = self });
        notify.Parameters.Add(new() { Value = topics.ToArray() });
        await notify.ExecuteNonQueryAsync(cancel);
    }

    private async Task Hear(CancellationToken cancel)
    {
        await using var connection = databases.Unpooled(DatabaseRole.Engine);
        connection.Notification += (_, heard) => Dispatch(heard.Payload);
        await connection.OpenAsync(cancel);
        await using (var listen = new NpgsqlCommand($"LISTEN {Channel}", connection)) await listen.ExecuteNonQueryAsync(cancel);
        while (true) await connection.WaitAsync(cancel);
    }

    private void Dispatch(string payload)
    {
        if (payload.Split(':', 2) is [var sender, var topic] && sender != self) signal.Hear(topic);
    }

    // Without it the loops still find their work, by polling: a database that is away must not end the process.
    private async Task Forever(Func<CancellationToken, Task> work, CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                await work(cancel);
            }
            catch (Exception lost) when (lost is NpgsqlException or TimeoutException or IOException && !cancel.IsCancellationRequested)
            {
                // Whoever listens learns first that the server went; what the pools hold is dead too.
                if (lost is NpgsqlException gone && Databases.IsSessionLost(gone)) databases.DropIdleConnections();
                log.LogWarning("Wake signals do not reach the other processes: {Reason}", lost.Message);
                await Task.Delay(Retry, clock, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                return;
            }
        }
    }
}
