namespace Stoa.Contracts.Fabric;

/// <param name="Key">The asker's: the machine's.</param>
/// <param name="Host">Where the room is.</param>
/// <param name="Zone">The host's.</param>
/// <param name="Room">How much.</param>
public sealed record ClaimView(string Key, string Host, string Zone, Room Room);
