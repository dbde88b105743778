using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Stoa.Platform.Providers;

namespace Stoa.Cloud.Providers.Libvirt;

/// <summary>Gets the host ready while the first customer still looks around; what fails here, the first order meets and says.</summary>
internal sealed class PrepareHost(LibvirtProvider provider, ILogger<PrepareHost> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            var verdict = await provider.Prepare(stoppingToken);
            log.LogInformation("Machines {Kind}. {Reason}", verdict.IsKvm ? "run with KVM" : "are emulated (TCG)", verdict.Reason);
        }
        catch (ProviderException failed)
        {
            log.LogWarning("Machines cannot be made yet: {Reason}", failed.Message);
        }
    }
}
