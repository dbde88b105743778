using Stoa.Cloud.Providers.Libvirt;
using Stoa.Platform.Hosting;

namespace Stoa.Cloud.Providers;

/// <summary>The driver that makes new machines in this process.</summary>
/// <param name="Name">Decided: never <c>auto</c>.</param>
internal sealed record DriverChoice(string Name)
{
    private const string Libvirt = "libvirt";

    public bool IsLibvirt => Name == Libvirt;

    /// <summary>What was asked for; left to us, real machines in a micro cloud whose machine has QEMU, and the simulator elsewhere.</summary>
    /// <exception cref="CannotStartException">libvirt was asked for and lacks something here.</exception>
    public static DriverChoice Of(string? asked, NodeOptions node)
    {
        if (asked is not (null or "auto" or Libvirt)) return new DriverChoice(asked);
        var missing = LibvirtHost.Missing;
        if (asked == Libvirt && missing.Count > 0)
            throw new CannotStartException("libvirt-missing", $"The driver libvirt needs {string.Join(", ", missing)}: ./up installs what is missing.");
        return new DriverChoice(asked == Libvirt || (node.HasRealMachines && missing.Count == 0) ? Libvirt : "simulator");
    }
}
