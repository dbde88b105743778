using Microsoft.Extensions.Logging;
using Npgsql;
using Stoa.Contracts.Common;
using Stoa.Platform.Hosting;
using Stoa.Platform.Operations.Acts;
using Stoa.Platform.Storage;

namespace Stoa.Platform.Messaging;

/// <summary>What operators do with messages that could not be handled.</summary>
internal sealed class ParkedMessages(Databases databases, WakeSignal wake, TimeProvider clock, ILogger<ParkedMessages> log)
{
    private const string Select = """
        SELECT p.id, p.component, p.name, p.key, p.tenant_id, p.attempts, coalesce(p.last_error, ''), p.parked_at,
            (SELECT count(*)::int FROM platform.delivery h WHERE h.component = p.component AND h.key = p.key AND h.seq > p.seq)
        FROM platform.delivery p WHERE p.state = 'Parked'
        """;

    private const string OfId = "WHERE state = 'Parked' AND component = $1 AND id = $2";

    private const string SetReady = $"UPDATE platform.delivery SET state = 'Ready', attempts = 0, due = $3, parked_at = NULL {OfId}";

    private const string PromoteNext = """
        UPDATE platform.delivery d SET state = 'Ready'
        WHERE d.component = $1 AND d.key = $2 AND d.state = 'Waiting'
            AND d.seq = (SELECT min(f.seq) FROM platform.delivery f WHERE f.component = $1 AND f.key = $2)
        """;

    /// <summary>The oldest first, those after the one given.</summary>
    public Task<IReadOnlyList<ParkedMessage>> List(int limit, ParkedPlace? after, CancellationToken cancel) => Read(
        Command($"{Select} AND (p.parked_at, p.id) > ($1, $2) ORDER BY p.parked_at, p.id LIMIT $3", after?.At ?? DateTimeOffset.UnixEpoch, after?.Id ?? Guid.Empty, limit), cancel);

    /// <summary>Null when no such message is parked.</summary>
    public async Task<ParkedMessage?> Find(string component, Guid id, CancellationToken cancel) =>
        (await Read(Command($"{Select} AND p.component = $1 AND p.id = $2", component, id), cancel)).SingleOrDefault();

    /// <summary>What it says; null when it is not parked any more.</summary>
    public async Task<Envelope?> Content(ParkedMessage message, CancellationToken cancel)
    {
        await using var command = Command($"SELECT {Envelope.Columns} FROM platform.delivery d {OfId}", message.Component, message.Id);
        await using var row = await command.ExecuteReaderAsync(cancel);
        return await row.ReadAsync(cancel) ? Envelope.Read(row, 0) : null;
    }

    /// <summary>Lets the component try again, with all attempts before it, and what waits behind it afterwards.</summary>
    /// <returns>False when no such message is parked.</returns>
    public async Task<bool> Replay(ParkedMessage message, string actor, CancellationToken cancel)
    {
        var act = ActOf("replay-message", message, actor);
        await using var batch = databases[DatabaseRole.Engine].Noting((SetReady, [message.Component, message.Id, act.At]), act);
        return await Done(batch, act, cancel);
    }

    /// <summary>Gives the message up for good, and lets what waits behind it go on.</summary>
    /// <returns>False when no such message is parked.</returns>
    public async Task<bool> Skip(ParkedMessage message, string actor, CancellationToken cancel)
    {
        var act = ActOf("skip-message", message, actor);
        await using var batch = databases[DatabaseRole.Engine].Noting(($"DELETE FROM platform.delivery {OfId}", [message.Component, message.Id]), act);
        batch.Add(PromoteNext, message.Component, message.Key);
        return await Done(batch, act, cancel);
    }

    private Act ActOf(string name, ParkedMessage message, string actor) => new(
        name, actor, $"{message.Component} {message.Id:N}", $"{message.Name}, key {message.Key}: {message.LastError}", clock.GetUtcNow());

    private async Task<bool> Done(NpgsqlBatch batch, Act act, CancellationToken cancel)
    {
        await batch.ExecuteNonQueryAsync(cancel);
        if (batch.BatchCommands[0].RecordsAffected == 0) return false;
        log.LogWarning("{Operator} {Act} {Subject}: {Detail}", act.Operator, act.Name, act.Subject, act.Detail);
        wake.Raise(WakeSignal.Deliveries);
        return true;
    }

    private static async Task<IReadOnlyList<ParkedMessage>> Read(NpgsqlCommand command, CancellationToken cancel)
    {
        await using var owned = command;
        await using var row = await command.ExecuteReaderAsync(cancel);
        var parked = new List<ParkedMessage>();
        while (await row.ReadAsync(cancel))
            parked.Add(new(row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetString(3))
            {
                Tenant = new TenantId(row.GetGuid(4)),
                Attempts = row.GetInt32(5),
                LastError = row.GetString(6),
                ParkedAt = row.GetFieldValue<DateTimeOffset>(7),
                Held = row.GetInt32(8),
            });
        return parked;
    }

    private NpgsqlCommand Command(string sql, params ReadOnlySpan<object> values)
    {
        var command = databases[DatabaseRole.Engine].CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return command;
    }
}
