using Stoa.Platform.Http;

namespace Stoa.Cloud.Dns;

/// <summary>What dns refuses.</summary>
internal static class DnsProblems
{
    public static readonly ProblemType Taken = new("dns:name-taken", 409, "The name is taken",
        "Another key has the name.", "Ask for another name, or free this one first.");

    public static readonly ProblemType Removed = new("dns:name-removed", 409, "The name was removed",
        "A name is asked for under a key whose name was removed; a key is used once.", "Ask under a new key.");

    public static readonly ProblemType Differs = new("dns:name-differs", 409, "The name is another one",
        "Another name stands under the key.", "Ask for it under another key.");
}
