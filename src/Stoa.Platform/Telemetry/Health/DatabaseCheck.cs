using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using Stoa.Platform.Storage;

namespace Stoa.Platform.Telemetry.Health;

/// <summary>
/// Is the database there, has it a connection for each login that requests and runs use, and does this node's clock agree with it to
/// half a second? Due times are compared with the node's clock, so a node whose clock is off would work too early or too late.
/// </summary>
internal sealed class DatabaseCheck(Databases databases, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan Allowed = TimeSpan.FromMilliseconds(500);

    // A full pool would let whoever asks wait for as long as a request may.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        foreach (var role in (DatabaseRole[])[DatabaseRole.App, DatabaseRole.Engine])
            if (await FaultOf(role, isFirst: true, cancellationToken) is { } fault) return HealthCheckResult.Unhealthy(fault);
        return HealthCheckResult.Healthy();
    }

    private async Task<string?> FaultOf(DatabaseRole role, bool isFirst, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        try
        {
            return await ClockFault(databases[role], patience.Token);
        }
        catch (NpgsqlException lost) when (isFirst && Databases.IsSessionLost(lost))
        {
            databases.DropIdleConnections();
            return await FaultOf(role, isFirst: false, cancel);
        }
        catch (PostgresException full) when (full.SqlState == PostgresErrorCodes.TooManyConnections)
        {
            return $"The database has no free connection for {Databases.NameOf(role)}: {full.MessageText}. Close others, or raise max_connections.";
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return $"No connection of {Databases.NameOf(role)} to the database came free within {Patience.TotalSeconds:0} s: all are in use, or it does not answer.";
        }
        catch (Exception away) when (away is NpgsqlException or TimeoutException)
        {
            return $"The database does not answer: {away.Message}";
        }
    }

    private async Task<string?> ClockFault(NpgsqlDataSource database, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var query = new NpgsqlCommand("SELECT clock_timestamp()", connection);
        var asked = clock.GetUtcNow();
        var theirs = new DateTimeOffset((DateTime)(await query.ExecuteScalarAsync(cancel))!);
        var answered = clock.GetUtcNow();
        // The database read its clock at some time between the two.
        var off = theirs < asked ? theirs - asked : theirs > answered ? theirs - answered : TimeSpan.Zero;
        return off.Duration() > Allowed
            ? $"The clock of this node is {(off < TimeSpan.Zero ? "ahead of" : "behind")} the database by {off.Duration().TotalSeconds:0.0} s: set it by NTP."
            : null;
    }
}
