using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Contracts.Deployer;
using Stoa.Web.Browsing;
using Stoa.Web.Components.Pages.Deployments;
using Stoa.Web.Components.Pages.Orders;

namespace Stoa.Web.Live;

/// <summary><c>GET /deployments/{id}/live</c>: what happens to a deployment, as it happens.</summary>
internal sealed class FollowDeployment(DeployerClient deployer, Drawing drawing)
{
    public static Task<ServerSentEventsResult<string>> Handle(string id, FollowDeployment follow, CancellationToken cancel) => follow.Begin(id, cancel);

    // Found first: what is not there is answered with a page, not with an empty stream.
    private async Task<ServerSentEventsResult<string>> Begin(string id, CancellationToken cancel)
    {
        var deployment = await PageContext.Found<DeploymentId, DeploymentView>(id, known => deployer.Deployment(known, cancel));
        return TypedResults.ServerSentEvents(Watch(deployment, cancel).Steady(cancel));
    }

    private async IAsyncEnumerable<SseItem<string>> Watch(DeploymentView deployment, [EnumeratorCancellation] CancellationToken cancel)
    {
        yield return await Draw(deployment);
        var last = deployment;
        await foreach (var change in deployer.Follow(deployment.Id, cancel)) yield return await Draw(last = change);
        if (Standing.IsSettled(last)) yield return LiveEvents.Reload;
    }

    private async Task<SseItem<string>> Draw(DeploymentView deployment) =>
        LiveEvents.Region(await drawing.Draw<DeploymentProgress>(new() { [nameof(DeploymentProgress.Deployment)] = deployment }));
}
