using Npgsql;

namespace Stoa.Platform.Workflows.Engine;

/// <summary>It is not known whether something was committed.</summary>
internal sealed class UnknownOutcomeException(Exception cause) : Exception("It is not known whether a commit took place.", cause)
{
    /// <summary>False where PostgreSQL itself says that it rolled back.</summary>
    public static bool IsCausedBy(Exception broken) => broken switch
    {
        // Classes 08, 57, 58 and XX (connection, operator, system, internal) end the session, possibly between commit and answer.
        PostgresException error => error.SqlState[..2] is "08" or "57" or "58" or "XX",
        NpgsqlException or IOException or TimeoutException => true,
        _ => false,
    };
}
