using Stoa.Platform.Hosting;
using Stoa.Platform.Storage;

namespace Stoa.Platform.Workflows.Engine;

/// <summary>Frees the runs of workers that are dead, whenever they claimed them. If one is not dead, the fences keep it out.</summary>
internal sealed class Sweep(Databases databases, TimeProvider clock)
{
    /// <summary>Together with <see cref="Worker.Lease"/>: how long a run of a dead process stands still, at most.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);

    // Rows that somebody has locked, perhaps the dead worker's own open transaction, are left for the next sweep.
    private const string Sql = """
        WITH orphan AS MATERIALIZED (
            SELECT run_id FROM platform.run_cursor c
            WHERE owner IS NOT NULL AND NOT EXISTS (SELECT FROM platform.worker w WHERE w.id = c.owner AND NOT w.lost AND w.seen >= $1)
            FOR UPDATE OF c SKIP LOCKED)
        UPDATE platform.run_cursor c SET owner = NULL, fence = c.fence + 1 FROM orphan o WHERE c.run_id = o.run_id
        """;

    /// <returns>Number of runs that are free now.</returns>
    public async Task<int> Run(CancellationToken cancel)
    {
        await using var command = databases[DatabaseRole.Engine].CreateCommand(Sql);
        command.Parameters.Add(new() { Value = clock.GetUtcNow() - Worker.Lease });
        return await command.ExecuteNonQueryAsync(cancel);
    }
}
