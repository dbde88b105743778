using System.ComponentModel.DataAnnotations;

namespace Stoa.Platform.Http.Edge;

/// <summary>The share of one caller of one process; section <c>edge</c>.</summary>
public sealed record EdgeOptions
{
    /// <summary>Requests that a caller may send at once.</summary>
    [Range(1, int.MaxValue)]
    public int Burst { get; set; } = 300;

    /// <summary>Requests a second that a caller may go on with.</summary>
    [Range(1, int.MaxValue)]
    public int PerSecond { get; set; } = 100;
}

/// <summary>Metadata: one caller may call the endpoint so often, beside the general share.</summary>
/// <param name="Times">Calls in each period.</param>
/// <param name="Period">How long a period is.</param>
public sealed record CallerLimit(int Times, TimeSpan Period);
