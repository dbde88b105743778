using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Stoa.Cloud.Providers;
using Stoa.Contracts.Common;
using Stoa.Contracts.Fabric;
using Stoa.Platform.Providers;
using Stoa.Platform.Storage;

namespace Stoa.Cloud.Compute.Hosts;

/// <summary>Tells fabric, again and again, which hosts the driver of new machines has, and what is there. It is the hosts' sign of life.</summary>
internal sealed class TellHosts(
    IServiceScopeFactory scopes, CloudProviders providers, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<TellHosts> log) : BackgroundService
{
    // Four fit into fabric's usual lease.
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);

    /// <summary>Tells it once.</summary>
    public async Task Tick(CancellationToken cancel)
    {
        var hosts = await providers.ForNew.Hosts(cancel);
        if (hosts.Count == 0) return;
        await using var scope = scopes.CreateAsyncScope();
        var operation = scope.ServiceProvider.GetRequiredService<OperationContext>();
        operation.Begin("compute", "component:compute", "tell-hosts");
        operation.Enter(TenantId.Marketplace);
        await scope.ServiceProvider.GetRequiredService<FabricClient>().Report(new HostReports(hosts), cancel);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Listening(stoppingToken);
        using var timer = new PeriodicTimer(Beat, clock);
        do
        {
            try
            {
                await Tick(stoppingToken);
            }
            catch (Exception away) when (away is HttpRequestException or ProblemException or ProviderException or IOException or TimeoutException)
            {
                log.LogWarning("Fabric could not be told of the hosts: {Reason}", away.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    // Fabric may run in this process, which answers nobody before it has started.
    private async Task Listening(CancellationToken cancel)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancel);
    }
}
