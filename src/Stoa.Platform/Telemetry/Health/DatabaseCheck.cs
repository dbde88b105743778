using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using Stoa.Platform.Storage;

namespace Stoa.Platform.Telemetry.Health;

/// <summary>
/// Is the database there, and does this node's clock agree with it to half a second? Due times are compared with the node's clock,
/// so a node whose clock is off would work too early or too late.
/// </summary>
internal sealed class DatabaseCheck(Databases databases, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan Allowed = TimeSpan.FromMilliseconds(500);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var connection = await databases[DatabaseRole.Engine].OpenConnectionAsync(cancellationToken);
            await using var query = new NpgsqlCommand("SELECT clock_timestamp()", connection);
            var asked = clock.GetUtcNow();
            var theirs = new DateTimeOffset((DateTime)(await query.ExecuteScalarAsync(cancellationToken))!);
            var answered = clock.GetUtcNow();
            // The database read its clock at some time between the two.
            var off = theirs < asked ? theirs - asked : theirs > answered ? theirs - answered : TimeSpan.Zero;
            return off.Duration() > Allowed
                ? HealthCheckResult.Unhealthy($"The clock of this node is {(off < TimeSpan.Zero ? "ahead of" : "behind")} the database by {off.Duration().TotalSeconds:0.0} s: set it by NTP.")
                : HealthCheckResult.Healthy();
        }
        catch (Exception away) when (away is NpgsqlException or TimeoutException)
        {
            return HealthCheckResult.Unhealthy($"The database does not answer: {away.Message}");
        }
    }
}
