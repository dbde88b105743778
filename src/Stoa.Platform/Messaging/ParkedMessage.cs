using Stoa.Contracts.Common;

namespace Stoa.Platform.Messaging;

/// <summary>A message that a component could not handle. It holds those of its key behind it until a person replays or skips it.</summary>
/// <param name="Id">The message's id.</param>
/// <param name="Component">The component that could not handle it.</param>
/// <param name="Name">The message's name on the wire.</param>
/// <param name="Key">The key that is held.</param>
public sealed record ParkedMessage(Guid Id, string Component, string Name, string Key)
{
    /// <summary>The company that the message is about.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>How often it was tried.</summary>
    public required int Attempts { get; init; }

    /// <summary>What went wrong the last time.</summary>
    public required string LastError { get; init; }

    /// <summary>When it was given up.</summary>
    public required DateTimeOffset ParkedAt { get; init; }

    /// <summary>How many messages wait behind it.</summary>
    public required int Held { get; init; }

    internal ParkedPlace Place => new(ParkedAt, Id);
}

/// <summary>Where a parked message stands in the list of them.</summary>
internal sealed record ParkedPlace(DateTimeOffset At, Guid Id);
