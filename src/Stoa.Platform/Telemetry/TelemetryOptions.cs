namespace Stoa.Platform.Telemetry;

/// <summary>What may be seen of a process from outside; section <c>telemetry</c>.</summary>
public sealed record TelemetryOptions
{
    /// <summary>True to answer <c>/metrics</c> to everybody who reaches the public address, not only to this machine.</summary>
    public bool AreMetricsPublic { get; set; }
}
