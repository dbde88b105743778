using Stoa.Platform.Http;

namespace Stoa.Cloud.Storage;

/// <summary>What storage refuses.</summary>
internal static class StorageProblems
{
    public static readonly ProblemType Removed = new("storage:disk-removed", 409, "The disk was removed",
        "A disk is asked for under a key whose disk was removed; a key is used once.", "Ask for a new disk under a new key.");

    public static readonly ProblemType Differs = new("storage:disk-differs", 409, "The disk is another one",
        "A disk of another size is there under the key.", "Ask for it as it is, or for another disk under another key.");
}
