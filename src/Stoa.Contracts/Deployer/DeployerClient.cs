using Stoa.Contracts.Common;
using Stoa.Contracts.Subscriptions;
using Stoa.Contracts.Workflows;

namespace Stoa.Contracts.Deployer;

/// <summary>Deployments: what runs for a subscription.</summary>
public sealed class DeployerClient(HttpClient http) : ApiClient(http)
{
    public Task<Page<DeploymentView>> Deployments(string? cursor, CancellationToken cancel) =>
        Get<Page<DeploymentView>>("/api/deployer/deployments" + (cursor is null ? "" : $"?cursor={Uri.EscapeDataString(cursor)}"), cancel);

    public Task<DeploymentView?> Deployment(DeploymentId id, CancellationToken cancel) =>
        Find<DeploymentView>($"/api/deployer/deployments/{id}", cancel);

    /// <summary>Null until the order is paid and the deployer has heard of it.</summary>
    public Task<DeploymentView?> OfSubscription(SubscriptionId id, CancellationToken cancel) =>
        Find<DeploymentView>($"/api/deployer/subscriptions/{id}/deployment", cancel);

    /// <summary>All that was done to a deployment, the newest first; the first one is its present run.</summary>
    public Task<Page<RunView>> Runs(DeploymentId id, string? cursor, CancellationToken cancel) =>
        Get<Page<RunView>>($"/api/deployer/deployments/{id}/runs" + (cursor is null ? "" : $"?cursor={Uri.EscapeDataString(cursor)}"), cancel);

    /// <summary>The deployment now and at each change, until it is settled or the caller leaves (server-sent events).</summary>
    public IAsyncEnumerable<DeploymentView> Follow(DeploymentId id, CancellationToken cancel) =>
        Listen<DeploymentView>($"/api/deployer/deployments/{id}/events", cancel);

    public Task<DeploymentView> Stop(DeploymentId id, string key, CancellationToken cancel) => Act(id, "stop", key, cancel);

    public Task<DeploymentView> Start(DeploymentId id, string key, CancellationToken cancel) => Act(id, "start", key, cancel);

    public Task<DeploymentView> Reboot(DeploymentId id, string key, CancellationToken cancel) => Act(id, "reboot", key, cancel);

    private Task<DeploymentView> Act(DeploymentId id, string action, string key, CancellationToken cancel) =>
        Post<DeploymentView>($"/api/deployer/deployments/{id}/{action}", null, key, cancel);
}
