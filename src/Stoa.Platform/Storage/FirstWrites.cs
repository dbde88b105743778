using Microsoft.Extensions.Logging;
using Npgsql;

namespace Stoa.Platform.Storage;

/// <summary>
/// What a process writes when it starts. It is cold then, and where many start at once it may stand in a transaction for longer than the
/// database lets it: that ends the attempt, not the process.
/// </summary>
public static class FirstWrites
{
    /// <summary>Does the work, and again when its session was lost.</summary>
    /// <param name="work">One transaction; finds what an attempt before has done.</param>
    /// <param name="log">Told of each lost attempt.</param>
    public static Task<T> Insist<T>(Func<Task<T>> work, ILogger log) =>
        Attempts.At(work, IsLost, reason => log.LogWarning("A first write is tried again: {Reason}", reason));

    // EF wraps what may pass in an exception of its own.
    private static bool IsLost(Exception failure) => failure is NpgsqlException lost
        ? lost.IsTransient || Databases.IsSessionLost(lost)
        : failure is InvalidOperationException { InnerException: NpgsqlException inner } && IsLost(inner);
}
