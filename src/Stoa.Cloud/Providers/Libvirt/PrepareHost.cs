using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Stoa.Platform.Providers;

namespace Stoa.Cloud.Providers.Libvirt;

/// <summary>Gets the host ready while the first customer still looks around; what fails here, the first order meets and says.</summary>
internal sealed class PrepareHost(LibvirtProvider provider, LibvirtOptions options, ILogger<PrepareHost> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        if (EmbeddedRoot.Of(options.Uri) is not null && Environment.IsPrivilegedProcess && options.Guests is null)
            log.LogWarning("Guests run as root: libvirt-qemu is unknown here, may not open /dev/kvm or may not pass the folders above the data (docs/decisions/0016).");
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
