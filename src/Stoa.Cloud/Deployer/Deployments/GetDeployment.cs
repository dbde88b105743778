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
        await Answer(await store.Find(id, cancel), store, runs, cancel);

    public static async Task<Results<Ok<DeploymentView>, ProblemHttpResult>> OfSubscription(
        SubscriptionId id, DeployerStore store, Runs runs, CancellationToken cancel) => await Answer(await store.Of(id, cancel), store, runs, cancel);

    private static async Task<Results<Ok<DeploymentView>, ProblemHttpResult>> Answer(
        Deployment? deployment, DeployerStore store, Runs runs, CancellationToken cancel) => deployment is null
        ? Problems.NotFound("deployment")
        : TypedResults.Ok(deployment.View(await runs.Read(store, deployment.Subject, cancel)));
}
