using System.ComponentModel.DataAnnotations;

namespace Stoa.Cloud.Providers.Libvirt;

/// <summary>Section <c>compute:Libvirt</c>: what an operator may choose.</summary>
internal sealed record LibvirtSettings
{
    /// <summary>The address of a daemon, such as <c>qemu:///system</c>; without it the driver runs in this process.</summary>
    public string? Uri { get; init; }

    /// <summary><c>auto</c> uses KVM where a probe boots a kernel with it, <c>kvm</c> and <c>tcg</c> (emulation) ask nobody.</summary>
    [AllowedValues("auto", "kvm", "tcg")]
    public string Acceleration { get; init; } = "auto";
}
