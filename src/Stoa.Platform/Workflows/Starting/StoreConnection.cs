using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Stoa.Platform.Storage;

namespace Stoa.Platform.Workflows.Starting;

/// <summary>The transaction of a component's store, for statements of the engine's own.</summary>
internal sealed class StoreConnection(ComponentStore store)
{
    public NpgsqlBatch Batch() => new(
        (NpgsqlConnection)store.Database.GetDbConnection(),
        (NpgsqlTransaction)(store.Database.CurrentTransaction ?? throw new InvalidOperationException("Begin the store's transaction first.")).GetDbTransaction());

    /// <summary>Sends the commands in one trip; the ids that the last one answers.</summary>
    public async Task<HashSet<Guid>> Query(NpgsqlBatchCommand[] commands, CancellationToken cancel)
    {
        await using var batch = Batch();
        foreach (var command in commands) batch.BatchCommands.Add(command);
        await using var rows = await batch.ExecuteReaderAsync(cancel);
        for (var skip = 1; skip < commands.Length; skip++) await rows.NextResultAsync(cancel);
        var ids = new HashSet<Guid>();
        while (await rows.ReadAsync(cancel)) ids.Add(rows.GetGuid(0));
        return ids;
    }
}
