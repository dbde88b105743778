using Npgsql;

namespace Stoa.Platform.Messaging.Deliveries;

/// <summary>Tells trouble of the database from trouble of a message.</summary>
internal static class Outage
{
    // PostgreSQL, appendix A: connection exceptions, insufficient resources, operator intervention such as a shutdown.
    private static readonly string[] Classes = ["08", "53", "57P"];

    /// <summary>True when a database that was away, full or stopping is behind it.</summary>
    public static bool Caused(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is PostgresException { SqlState: var state }) return Classes.Any(c => state.StartsWith(c, StringComparison.Ordinal));
            if (cause is NpgsqlException) return cause.InnerException is not TimeoutException;
        }

        return false;
    }
}
