using Stoa.Contracts.Fabric;
using Stoa.Platform.Http;

namespace Stoa.Cloud.Fabric;

/// <summary>What fabric refuses.</summary>
internal static class FabricProblems
{
    public static readonly ProblemType QuotaExceeded = new(FabricClient.QuotaExceeded, 409, "The quota is used up",
        "A company asks for more machines, cores, memory or disk than it may have at once.",
        "Terminate what is not needed, or ask the operator of the marketplace for a higher quota.");

    public static readonly ProblemType NoRoom = new(FabricClient.NoRoom, 409, "There is no room",
        "No host that takes machines has so many cores, so much memory and disk left.",
        "Wait until something is terminated, or let the operator add or open a host.");

    /// <summary>What is said where waiting does not help.</summary>
    public static string NeverRoom(Room room) => $"No host that takes machines could hold {room.Words()}: they are too small, or closed.";

    public static readonly ProblemType Released = new("fabric:claim-released", 409, "The claim was released",
        "Room is claimed under a key whose claim was released; a key is used once.", "Claim it under a new key.");

    public static readonly ProblemType Differs = new("fabric:claim-differs", 409, "The claim is another one",
        "Another amount of room is claimed under the key.", "Claim what was claimed, or under another key.");
}
