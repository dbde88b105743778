using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Cloud.Deployer.Storage;
using Stoa.Cloud.Deployer.Work;
using Stoa.Contracts.Deployer;
using Stoa.Contracts.Workflows;
using Stoa.Platform.Http;
using Stoa.Platform.Http.Versions;
using Stoa.Platform.Workflows;

namespace Stoa.Cloud.Deployer.Deployments;

/// <summary>
/// <c>POST deployments/{id}/stop</c>, <c>start</c> and <c>reboot</c>: begun at once, or behind what is under way. An idempotency
/// key stands for one wish. The same wish as the last one in the queue is that one, and the queue is short: whoever ends a subscription
/// does not wait long for others' wishes.
/// </summary>
internal sealed class SwitchDeployment(DeployerStore store, Runs runs, TimeProvider clock)
{
    private const int LongestQueue = 6;

    /// <param name="id">Whose machine.</param>
    /// <param name="name">The workflow's.</param>
    /// <param name="expected">What the caller saw: the deployment, and what was under way on it.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<Results<Accepted<DeploymentView>, ProblemHttpResult>> Begin<TWorkflow>(
        DeploymentId id, string name, IfMatch expected, CancellationToken cancel)
        where TWorkflow : Workflow<DeploymentWork>
    {
        if (await store.Lock(id, cancel) is not { } deployment) return Problems.NotFound("deployment");
        if (!expected.Allows(deployment.View(await runs.Read(store, deployment.Subject, cancel)))) return Problems.ChangedSince();
        if (!deployment.IsDeployed && deployment.State != DeploymentState.Provisioning) return Problems.Of(DeployerProblems.NotDeployed);
        var queue = await runs.Queued(store, deployment.Subject, cancel);
        if (queue.Count > 0 && queue[^1].Workflow == name) return await Answer(deployment, queue[^1].Id, cancel);
        if (queue.Count >= LongestQueue) return Problems.Of(DeployerProblems.QueueFull);
        var wish = Guid.CreateVersion7(clock.GetUtcNow());
        var run = await runs.Start<TWorkflow, DeploymentWork>(store, deployment.Subject, DeploymentWork.For(deployment), wish.ToString(), cancel);
        return await Answer(deployment, run.Id, cancel);
    }

    private async Task<Accepted<DeploymentView>> Answer(Deployment deployment, RunId run, CancellationToken cancel) =>
        TypedResults.Accepted($"/api/deployer/deployments/{deployment.Id}", deployment.View(await runs.Read(store, run, cancel)));
}
