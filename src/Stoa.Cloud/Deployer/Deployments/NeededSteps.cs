using Stoa.Contracts.Workflows;

namespace Stoa.Cloud.Deployer.Deployments;

/// <summary>Leaves out the steps that have nothing to do for a deployment: nobody is told of a disk that was never ordered.</summary>
internal static class NeededSteps
{
    private static readonly string[] OfTheDataDisk = ["ensure-data-disk", "remove-data-disk"];

    public static RunView For(Deployment deployment, RunView run) => deployment.DataDiskKey is not null
        ? run
        : run with { Steps = [.. run.Steps.Where(step => !OfTheDataDisk.Contains(step.Name))] };
}
