using Stoa.Contracts.Common;
using Stoa.Contracts.Dns;
using Stoa.Platform.Workflows;

namespace Stoa.Cloud.Deployer.Work;

/// <summary>The steps that give a deployment its name and take it back, under the deployment's id as the name's key.</summary>
internal sealed class NameSteps(DnsClient dns)
{
    /// <summary>An A record for the machine, and an SRV record (RFC 2782) for the port that leads to its SSH.</summary>
    public async Task<StepResult> Ensure(StepContext<DeploymentWork> step, CancellationToken cancel)
    {
        var ssh = step.State.Ssh ?? throw new InvalidOperationException("A machine that runs has an address.");
        var name = $"{step.State.NamePrefix}.{(await dns.Zone(cancel)).Apps}";
        NameRecord[] records = [new("A", ssh.Host), new("SRV", $"0 0 {ssh.Port} {name}", Prefix: "_ssh._tcp")];
        try
        {
            step.State.Name = (await dns.Ensure(step.Subject, new NameRequest(name, records), cancel)).Name;
            return StepResult.Done;
        }
        catch (ProblemException refused) when (refused.Problem is { Status: 409, Type: not "stoa:changed-meanwhile" })
        {
            return StepResult.Stop(refused.Problem.Type, refused.Problem.Detail ?? refused.Problem.Title);
        }
    }

    public async Task<StepResult> EnsureGone(StepContext<DeploymentWork> step, CancellationToken cancel)
    {
        await dns.EnsureGone(step.Subject, cancel);
        return StepResult.Done;
    }
}
