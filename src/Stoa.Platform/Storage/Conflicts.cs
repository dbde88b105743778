using Microsoft.Extensions.Logging;
using Npgsql;

namespace Stoa.Platform.Storage;

/// <summary>
/// Transactions that stand in each other's way, of which PostgreSQL ends one: a deadlock (40P01), or an order that cannot be (40001).
/// Nothing is wrong with either, so the one that was ended is tried again.
/// </summary>
public static class Conflicts
{
    /// <summary>True when that is what ended it; EF wraps it once or twice.</summary>
    public static bool Ended(Exception failure) => failure is PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure }
        || (failure.InnerException is { } inner && Ended(inner));

    /// <summary>Does the work, and again where a conflict ended it; the last attempt's exception is the caller's.</summary>
    /// <param name="transaction">One whole transaction with all that it reads: of an attempt that was ended nothing is left.</param>
    /// <param name="log">Told of each attempt that was ended.</param>
    public static Task<TResult> Again<TResult>(Func<Task<TResult>> transaction, ILogger log) =>
        Attempts.At(transaction, Ended, reason => log.LogInformation("A transaction is begun anew: {Reason}", reason));
}
