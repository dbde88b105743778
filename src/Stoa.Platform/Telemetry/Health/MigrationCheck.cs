using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using Stoa.Platform.Storage;

namespace Stoa.Platform.Telemetry.Health;

/// <summary>The schema changes that this process needs.</summary>
internal sealed record NeededMigrations(IReadOnlyList<Migration> All);

/// <summary>Is the schema what this program knows? Looked up every half minute, since only a restore changes it.</summary>
internal sealed class MigrationCheck(Databases databases, NeededMigrations needed, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);
    private (DateTimeOffset Until, HealthCheckResult Result) last;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (last.Until > clock.GetUtcNow()) return last.Result;
        try
        {
            var missing = await Missing(cancellationToken);
            last = (clock.GetUtcNow() + Every, missing.Count == 0
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy($"Migrations are missing: {string.Join(", ", missing)}. Restart this process: it applies them."));
            return last.Result;
        }
        catch (Exception away) when (away is NpgsqlException or TimeoutException)
        {
            return HealthCheckResult.Unhealthy("It cannot be told which migrations were applied: the database does not answer.");
        }
    }

    private async Task<List<string>> Missing(CancellationToken cancel)
    {
        var applied = new HashSet<(string, string)>();
        await using var query = databases[DatabaseRole.Migrate].CreateCommand("SELECT component, name FROM stoa.migration");
        await using var rows = await query.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel)) applied.Add((rows.GetString(0), rows.GetString(1)));
        return [.. needed.All.Where(m => !applied.Contains((m.Component, m.Name))).Select(m => $"{m.Component}/{m.Name}")];
    }
}
