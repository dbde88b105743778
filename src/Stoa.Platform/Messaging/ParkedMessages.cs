using Microsoft.Extensions.Logging;
using Npgsql;
using Stoa.Contracts.Common;
using Stoa.Platform.Hosting;
using Stoa.Platform.Storage;

namespace Stoa.Platform.Messaging;

/// <summary>What operators do with messages that could not be handled.</summary>
public sealed class ParkedMessages(Databases databases, WakeSignal wake, TimeProvider clock, ILogger<ParkedMessages> log)
{
    private const string Select = """
        SELECT p.id, p.component, p.name, p.key, p.tenant_id, p.attempts, coalesce(p.last_error, ''), p.parked_at,
            (SELECT count(*)::int FROM platform.delivery h WHERE h.component = p.component AND h.key = p.key AND h.seq > p.seq)
        FROM platform.delivery p WHERE p.state = 'Parked' AND (p.parked_at, p.id) > ($1, $2) ORDER BY p.parked_at, p.id LIMIT $3
        """;

    private const string SetReady = """
        UPDATE platform.delivery SET state = 'Ready', attempts = 0, due = $3, parked_at = NULL WHERE state = 'Parked' AND component = $1 AND id = $2
        """;

    private const string Delete = "DELETE FROM platform.delivery WHERE state = 'Parked' AND component = $1 AND id = $2";

    private const string PromoteNext = """
        UPDATE platform.delivery d SET state = 'Ready'
        WHERE d.component = $1 AND d.key = $2 AND d.state = 'Waiting'
            AND d.seq = (SELECT min(f.seq) FROM platform.delivery f WHERE f.component = $1 AND f.key = $2)
        """;

    /// <summary>The oldest first, those after the one given.</summary>
    public async Task<IReadOnlyList<ParkedMessage>> List(int limit, ParkedMessage? after, CancellationToken cancel)
    {
        await using var command = Command(Select, after?.ParkedAt ?? DateTimeOffset.UnixEpoch, after?.Id ?? Guid.Empty, limit);
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

    /// <summary>Lets the component try again, with all attempts before it, and what waits behind it afterwards.</summary>
    /// <returns>False when no such message is parked.</returns>
    public async Task<bool> Replay(ParkedMessage message, string actor, CancellationToken cancel)
    {
        await using var command = Command(SetReady, message.Component, message.Id, clock.GetUtcNow());
        return Done("replayed", message, actor, await command.ExecuteNonQueryAsync(cancel));
    }

    /// <summary>Gives the message up for good, and lets what waits behind it go on.</summary>
    /// <returns>False when no such message is parked.</returns>
    public async Task<bool> Skip(ParkedMessage message, string actor, CancellationToken cancel)
    {
        await using var batch = databases[DatabaseRole.Engine].CreateBatch();
        batch.Add(Delete, message.Component, message.Id);
        batch.Add(PromoteNext, message.Component, message.Key);
        await batch.ExecuteNonQueryAsync(cancel);
        return Done("skipped", message, actor, (int)batch.BatchCommands[0].RecordsAffected);
    }

    private bool Done(string what, ParkedMessage message, string actor, int rows)
    {
        if (rows == 0) return false;
        log.LogWarning("{Actor} {What} {Message} {Id} of {Component}, key {Key}", actor, what, message.Name, message.Id, message.Component, message.Key);
        wake.Raise(WakeSignal.Deliveries);
        return true;
    }

    private NpgsqlCommand Command(string sql, params ReadOnlySpan<object> values)
    {
        var command = databases[DatabaseRole.Engine].CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return command;
    }
}
