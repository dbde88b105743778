using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Cloud.Deployer.Storage;
using Stoa.Cloud.Deployer.Work;
using Stoa.Contracts.Deployer;
using Stoa.Platform.Http;
using Stoa.Platform.Workflows;

namespace Stoa.Cloud.Deployer.Deployments;

/// <summary>
/// <c>POST deployments/{id}/stop</c>, <c>start</c> and <c>reboot</c>: begun at once, or behind what is under way. An idempotency
/// key stands for one wish.
/// </summary>
internal sealed class SwitchDeployment(DeployerStore store, Runs runs, TimeProvider clock)
{
    public async Task<Results<Accepted<DeploymentView>, ProblemHttpResult>> Begin<TWorkflow>(DeploymentId id, CancellationToken cancel)
        where TWorkflow : Workflow<DeploymentWork>
    {
        if (await store.Find(id, cancel) is not { } deployment) return Problems.NotFound("deployment");
        if (!deployment.IsDeployed && deployment.State != DeploymentState.Provisioning) return Problems.Of(DeployerProblems.NotDeployed);
        var wish = Guid.CreateVersion7(clock.GetUtcNow());
        var run = await runs.Start<TWorkflow, DeploymentWork>(store, deployment.Subject, DeploymentWork.For(deployment), wish.ToString(), cancel);
        return TypedResults.Accepted($"/api/deployer/deployments/{id}", deployment.View(await runs.Read(store, run.Id, cancel)));
    }
}
