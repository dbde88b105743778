using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Stoa.Contracts.Common;

namespace Stoa.Platform.Http.Idempotency;

/// <summary>The statements on <c>platform.idempotency_key</c>. Each runs in a transaction that is set to the key's company.</summary>
internal static class KeyTable
{
    /// <summary>For how long a key is remembered.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    private const string OfKey = "tenant_id = $1 AND caller = $2 AND method = $3 AND route = $4 AND key = $5";

    // While another transaction holds the same key uncommitted, the insert waits for its end. A row of the same holder is ours:
    // the request has begun a second transaction.
    private const string Insert = """
        INSERT INTO platform.idempotency_key AS k (tenant_id, caller, method, route, key, holder, fingerprint, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (tenant_id, caller, method, route, key) DO UPDATE
        SET holder = EXCLUDED.holder, fingerprint = EXCLUDED.fingerprint, created_at = EXCLUDED.created_at, status = NULL, headers = NULL, body = NULL
        WHERE k.created_at <= $9 OR k.holder = EXCLUDED.holder
        """;

    /// <summary>
    /// Makes the key's row and a savepoint behind it; waits at most 10 s for a twin in flight.
    /// </summary>
    /// <returns>False when the key has a row of another request.</returns>
    /// <exception cref="PostgresException">55P03: the twin did not end in time.</exception>
    public static async Task<bool> Claim(NpgsqlConnection connection, RequestKey key, Guid holder, DateTimeOffset now, CancellationToken cancel)
    {
        var insert = new NpgsqlBatchCommand(Insert);
        AddKey(insert.Parameters, key);
        insert.Parameters.Add(new() { Value = holder });
        insert.Parameters.Add(new() { Value = key.Fingerprint });
        insert.Parameters.Add(new() { Value = now });
        insert.Parameters.Add(new() { Value = now - Kept });
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands = { new("SET LOCAL lock_timeout = '10s'"), insert, new("SET LOCAL lock_timeout TO DEFAULT"), new("SAVEPOINT claimed") },
        };
        await batch.ExecuteNonQueryAsync(cancel);
        return insert.RecordsAffected == 1;
    }

    /// <summary>The row of the key; null when there is none that still counts.</summary>
    public static async Task<KeyRow?> Find(NpgsqlConnection connection, RequestKey key, DateTimeOffset now, CancellationToken cancel)
    {
        await using var query = new NpgsqlCommand(
            $"SELECT fingerprint, created_at, status, headers::text, body FROM platform.idempotency_key WHERE {OfKey} AND created_at > $6", connection);
        AddKey(query.Parameters, key);
        query.Parameters.Add(new() { Value = now - Kept });
        await using var row = await query.ExecuteReaderAsync(cancel);
        if (!await row.ReadAsync(cancel)) return null;
        var fingerprint = row.GetFieldValue<byte[]>(0);
        var at = row.GetFieldValue<DateTimeOffset>(1);
        if (await row.IsDBNullAsync(2, cancel)) return new KeyRow(fingerprint, at, null);
        var headers = JsonSerializer.Deserialize<Dictionary<string, string>>(row.GetString(3), StoaJson.Tolerant)!;
        return new KeyRow(fingerprint, at, new KeptAnswer(row.GetInt16(2), headers, row.GetFieldValue<byte[]>(4)));
    }

    /// <summary>Keeps the answer; nothing happens when the row was rolled back meanwhile.</summary>
    public static async Task Keep(NpgsqlConnection connection, RequestKey key, Guid holder, KeptAnswer answer)
    {
        await using var update = new NpgsqlCommand(
            $"UPDATE platform.idempotency_key SET status = $7, headers = $8, body = $9 WHERE {OfKey} AND holder = $6", connection);
        AddKey(update.Parameters, key);
        update.Parameters.Add(new() { Value = holder });
        update.Parameters.Add(new() { Value = (short)answer.Status });
        update.Parameters.Add(new() { Value = JsonSerializer.Serialize(answer.Headers, StoaJson.Tolerant), NpgsqlDbType = NpgsqlDbType.Jsonb });
        update.Parameters.Add(new() { Value = answer.Body });
        await update.ExecuteNonQueryAsync(CancellationToken.None);
    }

    /// <summary>Frees the key: the request was refused, and may be sent again mended. No grant to delete is needed for it.</summary>
    public static async Task Release(NpgsqlConnection connection, RequestKey key, Guid holder)
    {
        await using var update = new NpgsqlCommand(
            $"UPDATE platform.idempotency_key SET created_at = '-infinity' WHERE {OfKey} AND holder = $6", connection);
        AddKey(update.Parameters, key);
        update.Parameters.Add(new() { Value = holder });
        await update.ExecuteNonQueryAsync(CancellationToken.None);
    }

    private static void AddKey(NpgsqlParameterCollection parameters, RequestKey key)
    {
        parameters.Add(new() { Value = key.Tenant.Value });
        parameters.Add(new() { Value = key.Caller });
        parameters.Add(new() { Value = key.Method });
        parameters.Add(new() { Value = key.Route });
        parameters.Add(new() { Value = key.Key });
    }
}

/// <param name="Fingerprint">Of the request that took the key.</param>
/// <param name="At">When it took it.</param>
/// <param name="Answer">Null when it took effect but its answer is not kept, or not yet.</param>
internal sealed record KeyRow(byte[] Fingerprint, DateTimeOffset At, KeptAnswer? Answer);
