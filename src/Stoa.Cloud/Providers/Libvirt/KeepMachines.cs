using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Stoa.Cloud.Providers.Libvirt.Native;
using Stoa.Platform.Providers;

namespace Stoa.Cloud.Providers.Libvirt;

/// <summary>
/// Ends the machines with this process and brings them back with the next: their memory is written to disk, so that whoever was
/// logged in goes on where they were. After a kill -9 they simply run on, and are found again.
/// </summary>
internal sealed class KeepMachines(HypervisorConnection hypervisor, LibvirtOptions options, ILogger<KeepMachines> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Each(domain =>
    {
        if (domain.HasSavedMemory && domain.State == DomainState.ShutOff)
        {
            MachineOwnership.Give(options, new MachineFiles(options.MachinesFolder, domain.Name), domain.Definition());
            domain.Create();
        }

        if (domain.State == DomainState.Running) SshPorts.EnsureForwarded(domain, DomainDefinition.Read(domain.Definition())!.Value.SshPort);
    }, cancellationToken);

    // A daemon's machines are not ours to end.
    public Task StopAsync(CancellationToken cancellationToken) => !options.IsEmbedded ? Task.CompletedTask : Each(domain =>
    {
        if (domain.State == DomainState.Running) domain.Save();
    }, cancellationToken);

    private async Task Each(Action<Domain> work, CancellationToken cancel)
    {
        // Without machines the hypervisor is not even opened.
        if (!Directory.Exists(options.MachinesFolder) || Directory.GetDirectories(options.MachinesFolder).Length == 0) return;
        await hypervisor.Do(host =>
        {
            foreach (var domain in host.All())
                using (domain) Tolerantly(domain, work);
            return true;
        }, cancel);
    }

    private void Tolerantly(Domain domain, Action<Domain> work)
    {
        try
        {
            if (DomainDefinition.Read(domain.Definition()) is not null) work(domain);
        }
        catch (ProviderException refused)
        {
            log.LogWarning("A machine stays as it is, running or not: {Reason}", refused.Message);
        }
    }
}
