using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Stoa.Platform.Hosting;

namespace Stoa.Cloud.Providers.Libvirt;

/// <summary>Wires the driver.</summary>
internal static class LibvirtServices
{
    public static IServiceCollection AddLibvirt(this IServiceCollection services, Func<IServiceProvider, LibvirtSettings> settings)
    {
        services.AddSingleton(provider => OptionsOf(provider.GetRequiredService<NodeOptions>(), settings(provider)));
        services.AddSingleton<HypervisorConnection>().AddSingleton<UsableImages>().AddSingleton<Accelerator>().AddSingleton<LibvirtProvider>();
        services.AddSingleton<ICloudProvider>(provider => provider.GetRequiredService<LibvirtProvider>());
        return services.AddHostedService<KeepMachines>().AddHostedService<PrepareHost>().AddHostedService<TrimConsoles>();
    }

    /// <summary>Wires the driver's disks, which need no hypervisor.</summary>
    public static void AddLibvirtDisks(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => OptionsOf(provider.GetRequiredService<NodeOptions>(), new LibvirtSettings()));
        services.AddSingleton<IDiskProvider, LibvirtDisks>();
    }

    // The micro cloud's hypervisor lies in its data folder and ends with it, unless the operator has a daemon.
    private static LibvirtOptions OptionsOf(NodeOptions node, LibvirtSettings settings)
    {
        var data = node.DataFolder ?? throw new CannotStartException("libvirt-without-data", "The driver libvirt runs in the micro cloud so far: leave --roles away, or set compute:Driver to simulator.");
        return new LibvirtOptions
        {
            Uri = settings.Uri ?? $"qemu:///embed?root={Path.Combine(data, "libvirt")}",
            MachinesFolder = Path.Combine(data, "machines"),
            DisksFolder = Path.Combine(data, "disks"),
            ImagesFolder = Path.Combine(data, "images"),
            IsTinyMadeHere = true,
            Acceleration = settings.Acceleration,
        };
    }
}
