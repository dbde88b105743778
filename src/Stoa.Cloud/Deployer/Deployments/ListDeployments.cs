using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Cloud.Deployer.Storage;
using Stoa.Contracts.Common;
using Stoa.Contracts.Deployer;
using Stoa.Platform.Http.Lists;
using Stoa.Platform.Workflows;

namespace Stoa.Cloud.Deployer.Deployments;

/// <summary><c>GET deployments</c>: the company's own, newest first. Only those on their way come with their run.</summary>
internal static class ListDeployments
{
    private static readonly NewestFirst<Deployment, DeploymentId> Order = new(deployment => deployment.CreatedAt, deployment => deployment.Id);

    public static async Task<Ok<Page<DeploymentView>>> Handle(Paging paging, DeployerStore store, Runs runs, CancellationToken cancel)
    {
        var page = await store.Deployments.ToPage(paging, Order, cancel);
        var views = new List<DeploymentView>();
        foreach (var deployment in page.Items)
            views.Add(deployment.View(deployment.IsSettled ? null : await runs.Read(store, deployment.Subject, cancel)));
        return TypedResults.Ok(new Page<DeploymentView>(views, page.Next));
    }
}
