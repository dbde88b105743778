using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Cloud.Deployer.Storage;
using Stoa.Contracts.Common;
using Stoa.Contracts.Deployer;
using Stoa.Contracts.Workflows;
using Stoa.Platform.Http;
using Stoa.Platform.Http.Lists;
using Stoa.Platform.Workflows;

namespace Stoa.Cloud.Deployer.Deployments;

/// <summary><c>GET deployments/{id}/runs</c>: all that was done to a deployment, with the steps, the newest first.</summary>
internal static class ListRuns
{
    public static async Task<Results<Ok<Page<RunView>>, ProblemHttpResult>> Handle(
        DeploymentId id, Paging paging, DeployerStore store, Runs runs, CancellationToken cancel)
    {
        if (await store.Find(id, cancel) is not { } deployment) return Problems.NotFound("deployment");
        long? before = paging.After<long>(out var place) ? place : null;
        var page = paging.Page(await runs.History(store, deployment.Subject, (before, paging.Limit + 1), cancel), run => run.Place);
        return TypedResults.Ok(new Page<RunView>([.. page.Items.Select(placed => NeededSteps.For(deployment, placed.Run))], page.Next));
    }
}
