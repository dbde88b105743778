using Stoa.Platform.Http;

namespace Stoa.Cloud.Deployer;

/// <summary>What the deployer refuses.</summary>
internal static class DeployerProblems
{
    public static readonly ProblemType NotDeployed = new("deployer:not-deployed", 409, "There is nothing to switch",
        "A deployment is to be stopped, started or rebooted that failed, ends or has ended.", "Look at its state and its last run.");
}
