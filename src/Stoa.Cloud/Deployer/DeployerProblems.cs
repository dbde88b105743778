using Stoa.Platform.Http;

namespace Stoa.Cloud.Deployer;

/// <summary>What the deployer refuses.</summary>
internal static class DeployerProblems
{
    public static readonly ProblemType NotDeployed = new("deployer:not-deployed", 409, "There is nothing to switch",
        "A deployment is to be stopped, started or rebooted that failed, ends or has ended.", "Look at its state and its last run.");

    public static readonly ProblemType QueueFull = new("deployer:queue-full", 409, "Too much is asked for at once",
        "A deployment is to be switched while so many wishes wait already that one more would not be what anybody means.",
        "Wait until some of them are done; the deployment's run tells.");
}
