using Microsoft.Extensions.Hosting;
using Stoa.Cloud.Providers;

namespace Stoa.Cloud.Compute.Convergence;

/// <summary>Observes a machine whenever its cloud says that it changed, so that nobody waits for the next look.</summary>
internal sealed class HearMachines(CloudProviders providers, MachineObserver observer) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(providers.All.OfType<IMachineNotices>().Select(cloud => Hear(cloud, stoppingToken)));

    private async Task Hear(IMachineNotices cloud, CancellationToken cancel)
    {
        await foreach (var notice in cloud.Watch(cancel)) await observer.Observe(notice.Owner, notice.Key, cancel);
    }
}
