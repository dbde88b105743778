using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Stoa.Platform.Storage;

namespace Stoa.Platform.Http.Idempotency;

/// <summary>Takes keys away that are too old to count. Several processes may do it at once.</summary>
internal sealed class KeyCleanup(Databases databases, TimeProvider clock, ILogger<KeyCleanup> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (await Sweep(stoppingToken) > 0) log.LogDebug("Took old idempotency keys away");
            }
            catch (NpgsqlException lost)
            {
                log.LogWarning("Old idempotency keys stay until the next look: {Reason}", lost.Message);
            }
        }
    }

    /// <summary>Deletes 1000 rows at most, passing over those that somebody holds.</summary>
    /// <returns>How many it were.</returns>
    public async Task<int> Sweep(CancellationToken cancel)
    {
        await using var command = databases[DatabaseRole.Engine].CreateCommand("""
            DELETE FROM platform.idempotency_key WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM platform.idempotency_key WHERE created_at <= $1 LIMIT 1000 FOR UPDATE SKIP LOCKED))
            """);
        command.Parameters.Add(new() { Value = clock.GetUtcNow() - KeyTable.Kept });
        return await command.ExecuteNonQueryAsync(cancel);
    }
}
