using Stoa.Cloud.Deployer.Deployments;
using Stoa.Contracts.Compute;

namespace Stoa.Cloud.Deployer.Work;

/// <summary>What the steps of a deployment's runs tell each other.</summary>
internal sealed class DeploymentWork
{
    /// <summary>What to ask compute for.</summary>
    public required MachineRequest Machine { get; set; }

    /// <summary>Key of the data disk at storage; null where the plan has none.</summary>
    public string? DataDisk { get; set; }

    /// <summary>First label of its name: <c>bare-vm-1001</c>.</summary>
    public string NamePrefix { get; set; } = "";

    /// <summary>Its name, once it has one.</summary>
    public string? Name { get; set; }

    /// <summary>True once compute has taken the wish.</summary>
    public bool IsAsked { get; set; }

    /// <summary>Where SSH answers, once known.</summary>
    public MachineAddress? Ssh { get; set; }

    public static DeploymentWork For(Deployment deployment) => new()
    {
        Machine = new MachineRequest(deployment.Hostname, deployment.Machine, [deployment.SshKey])
        {
            Disks = deployment.DataDiskKey is { } disk ? [disk] : [], Reservation = deployment.Subscription.ToString(),
        },
        DataDisk = deployment.DataDiskKey,
        NamePrefix = $"{deployment.ProductSlug}-{deployment.Number}",
    };
}
