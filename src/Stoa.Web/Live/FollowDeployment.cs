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
internal sealed class FollowDeployment(DeployerClient deployer, Drawing drawing, TimeProvider clock)
{
    // Before the deployer has heard that it ends there is nothing to listen to.
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    public static Task<ServerSentEventsResult<string>> Handle(string id, bool? ending, FollowDeployment follow, CancellationToken cancel) =>
        follow.Begin(id, ending ?? false, cancel);

    // Found first: what is not there is answered with a page, not with an empty stream.
    private async Task<ServerSentEventsResult<string>> Begin(string id, bool isEnding, CancellationToken cancel)
    {
        var deployment = await PageContext.Found<DeploymentId, DeploymentView>(id, known => deployer.Deployment(known, cancel));
        return TypedResults.ServerSentEvents(Watch(deployment, isEnding, cancel).Steady(cancel));
    }

    private async IAsyncEnumerable<SseItem<string>> Watch(DeploymentView deployment, bool isEnding, [EnumeratorCancellation] CancellationToken cancel)
    {
        var last = Seen(deployment);
        yield return await Draw(last);
        await foreach (var change in deployer.Follow(deployment.Id, cancel)) yield return await Draw(last = Seen(change));
        while (isEnding && !Standing.IsSettled(last))
        {
            await Task.Delay(Poll, clock, cancel);
            await foreach (var change in deployer.Follow(deployment.Id, cancel)) yield return await Draw(last = Seen(change));
        }

        if (Standing.IsSettled(last)) yield return LiveEvents.Reload;

        DeploymentView Seen(DeploymentView known) => isEnding ? Standing.Ending(known) : known;
    }

    private async Task<SseItem<string>> Draw(DeploymentView deployment) =>
        LiveEvents.Region(await drawing.Draw<DeploymentProgress>(new() { [nameof(DeploymentProgress.Deployment)] = deployment }));
}
