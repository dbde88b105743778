namespace Stoa.Platform.Storage.Backups;

/// <summary>A backup was not taken or not restored. The message says why and what mends it; nothing half done is left.</summary>
/// <param name="code">Stable name of the case, such as <c>backup-damaged</c>: docs/errors.md lists them.</param>
/// <param name="message">For people.</param>
/// <param name="cause">What the system said.</param>
public sealed class BackupRefusedException(string code, string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>Stable name of the case.</summary>
    public string Code { get; } = code;
}
