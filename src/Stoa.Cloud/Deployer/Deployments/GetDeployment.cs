using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Cloud.Deployer.Storage;
using Stoa.Contracts.Deployer;
using Stoa.Contracts.Subscriptions;
using Stoa.Platform.Http;
using Stoa.Platform.Workflows;

namespace Stoa.Cloud.Deployer.Deployments;

/// <summary><c>GET deployments/{id}</c> and <c>GET subscriptions/{id}/deployment</c>.</summary>
internal static class GetDeployment
{
    public static async Task<Results<Ok<DeploymentView>, ProblemHttpResult>> ById(DeploymentId id, DeployerStore store, Runs runs, CancellationToken cancel) =>
        await store.Find(id, cancel) is { } deployment ? await Answer(deployment, store, runs, cancel) : Problems.NotFound("deployment");

    public static async Task<Results<Ok<DeploymentView>, ProblemHttpResult>> OfSubscription(
        SubscriptionId id, DeployerStore store, Runs runs, CancellationToken cancel) =>
        await store.Of(id, cancel) is { } deployment ? await Answer(deployment, store, runs, cancel) : Problems.NotFound("subscription");

    private static async Task<Ok<DeploymentView>> Answer(Deployment deployment, DeployerStore store, Runs runs, CancellationToken cancel) =>
        TypedResults.Ok(deployment.View(await runs.Read(store, deployment.Subject, cancel)));
}
