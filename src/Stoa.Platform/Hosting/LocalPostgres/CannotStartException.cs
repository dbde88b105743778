namespace Stoa.Platform.Hosting;

/// <summary>The process cannot start as it was told to. The message says what failed, why, and what mends it; it is for people.</summary>
/// <param name="code">Stable name of the case, such as <c>postgres-missing</c>: docs/errors.md lists them.</param>
/// <param name="message">One to three sentences; the last lines of a log may follow.</param>
/// <param name="cause">What the operating system said.</param>
public sealed class CannotStartException(string code, string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>Stable name of the case.</summary>
    public string Code { get; } = code;
}
