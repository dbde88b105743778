using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Stoa.Platform.Hosting;

/// <summary>
/// The name under which the other processes find this one. Whatever cleans the run folder takes the name away and leaves the socket
/// listening for nobody; so it has a second name, by which the first one comes back.
/// </summary>
internal sealed class NodeSocket(Node node, IHostApplicationLifetime life, ILogger<NodeSocket> log) : IHealthCheck
{
    private readonly string second = $"{node.Socket}.kept";

    // The server binds it after the first heartbeats.
    private bool isBound;

    /// <summary>Called with each heartbeat.</summary>
    public void Keep()
    {
        // The server takes its name away when it stops; nobody shall find this process under it again.
        if (life.ApplicationStopping.IsCancellationRequested) return;
        if (File.Exists(node.Socket))
        {
            isBound = true;
            if (!File.Exists(second)) Posix.Link(node.Socket, second);
        }
        else if (isBound && Posix.Link(second, node.Socket))
        {
            log.LogWarning("{Socket}, by which the other processes reach this one, had been removed; it is there again", node.Socket);
        }
    }

    /// <summary>Takes both names away: the server's too, which a last heartbeat may have brought back.</summary>
    public void Leave()
    {
        File.Delete(node.Socket);
        File.Delete(second);
    }

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(!isBound || life.ApplicationStopping.IsCancellationRequested || File.Exists(node.Socket)
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy($"{node.Socket}, by which the other processes reach this one, was removed: start this process again."));
}
