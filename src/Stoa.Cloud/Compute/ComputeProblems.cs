using Stoa.Platform.Http;

namespace Stoa.Cloud.Compute;

/// <summary>What compute refuses.</summary>
internal static class ComputeProblems
{
    public static readonly ProblemType Removed = new("compute:machine-removed", 409, "The machine was removed",
        "A machine is asked for under a key whose machine was removed; a key is used once.", "Ask for a new machine under a new key.");

    public static readonly ProblemType Differs = new("compute:machine-differs", 409, "The machine is another one",
        "A machine is there under the key, with another hostname, size or other SSH keys.",
        "Ask for it as it is, or for another machine under another key.");

    public static readonly ProblemType NotRunning = new("compute:not-running", 409, "The machine does not run",
        "Only a running machine can be rebooted.", "Start it.");
}
