namespace Stoa.Platform.Providers;

/// <summary>The outside world (a cloud, a bank, a mail server) did not do what it was asked. Drivers translate into this and retry nothing themselves.</summary>
/// <param name="code">Stable and meant for programs, lower case with hyphens: <c>unknown-image</c>, <c>card-declined</c>.</param>
/// <param name="message">For whoever waits: what failed and, where known, what would help.</param>
/// <param name="isTransient">True when the same may succeed later. Whether it took effect may be unknown: look before repeating.</param>
/// <param name="cause">What the client library threw.</param>
public sealed class ProviderException(string code, string message, bool isTransient, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>Stable and meant for programs.</summary>
    public string Code { get; } = code;

    /// <summary>True when the same may succeed later.</summary>
    public bool IsTransient { get; } = isTransient;
}
