using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Stoa.Platform.Messaging.Subscriptions;
using Stoa.Platform.Storage;

namespace Stoa.Platform.Messaging.Broadcasts;

/// <summary>Lets this process hear what every process hears, in order, from its start on.</summary>
internal sealed class BroadcastReader(
    Databases databases, IServiceScopeFactory scopes, MessageHandlers handlers, MessagingOptions options, ILogger<BroadcastReader> log)
{
    private const int BatchSize = 100;
    private long heardUpTo;
    private int attempts;

    /// <summary>Begins here: what was said earlier cannot be in this process's memory yet.</summary>
    public async Task Start(CancellationToken cancel)
    {
        await using var command = databases[DatabaseRole.Engine].CreateCommand("SELECT coalesce(max(seq), 0) FROM platform.broadcast");
        heardUpTo = (long)(await command.ExecuteScalarAsync(cancel))!;
    }

    /// <summary>Hears the next ones.</summary>
    /// <returns>How many.</returns>
    public async Task<int> Hear(CancellationToken cancel)
    {
        var messages = await Next(cancel);
        var heard = 0;
        foreach (var (seq, message) in messages)
        {
            if (!await Hear(message, cancel)) break;
            heardUpTo = seq;
            heard++;
        }

        return heard;
    }

    private async Task<IReadOnlyList<(long Seq, Envelope Message)>> Next(CancellationToken cancel)
    {
        var next = new List<(long, Envelope)>();
        await using var command = databases[DatabaseRole.Engine].CreateCommand(
            $"SELECT d.seq, {Envelope.Columns} FROM platform.broadcast d WHERE d.seq > $1 ORDER BY d.seq LIMIT {BatchSize}");
        command.Parameters.Add(new() { Value = heardUpTo });
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel)) next.Add((rows.GetInt64(0), Envelope.Read(rows, 1)));
        return next;
    }

    // False: try this one again later. One that never succeeds here must not keep the process deaf, so it is passed over in the end.
    private async Task<bool> Hear(Envelope message, CancellationToken cancel)
    {
        using var activity = MessagingTelemetry.Follow(message, MessageHandler.EveryNode);
        try
        {
            foreach (var handler in handlers.Of(MessageHandler.EveryNode, message.Name)) await Call(handler, message, cancel);
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            log.LogError(failure, "This process could not hear {Message} {Id}", message.Name, message.Id);
            if (++attempts < options.MaxAttempts) return false;
        }

        attempts = 0;
        return true;
    }

    private async Task Call(MessageHandler handler, Envelope message, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        MessageScope.Enter(scope.ServiceProvider, message, "platform", attempts + 1);
        await handler.Handle(scope.ServiceProvider, message.Body, cancel);
    }
}
