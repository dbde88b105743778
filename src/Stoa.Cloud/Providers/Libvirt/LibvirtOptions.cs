using System.ComponentModel.DataAnnotations;
using Stoa.Cloud.Providers.Libvirt.Images;

namespace Stoa.Cloud.Providers.Libvirt;

/// <summary>How this host's hypervisor is reached and what it may use.</summary>
public sealed record LibvirtOptions
{
    /// <summary>libvirt's address: <c>qemu:///system</c> of a daemon; <c>qemu:///embed?root=FOLDER</c> runs the driver in this process.</summary>
    [Required] public required string Uri { get; init; }

    /// <summary>Where machines' disks, seeds and consoles lie, a folder each.</summary>
    [Required] public required string MachinesFolder { get; init; }

    /// <summary>Where disks lie, a folder for each owner.</summary>
    [Required] public required string DisksFolder { get; init; }

    /// <summary>Where images lie, a folder each with disk.qcow2 and, where it has no boot loader, kernel and initrd.</summary>
    [Required] public required string ImagesFolder { get; init; }

    /// <summary>Ports of 127.0.0.1 that are forwarded to the machines' SSH: the first.</summary>
    [Range(1024, 65535)] public int FirstPort { get; init; } = 22000;

    /// <summary>How many ports, and so how many machines at most.</summary>
    [Range(1, 10000)] public int Ports { get; init; } = 1000;

    /// <summary>Makes the image <c>tiny</c> from Debian's packages when the first machine asks for it.</summary>
    public bool IsTinyMadeHere { get; init; }

    /// <summary>How long a guest may take to switch itself off before the plug is pulled.</summary>
    public TimeSpan ShutdownPatience { get; init; } = TimeSpan.FromSeconds(12);

    /// <summary><c>auto</c>, <c>kvm</c> or <c>tcg</c>.</summary>
    public string Acceleration { get; init; } = "auto";

    /// <summary>True when the driver runs in this process, and so for this process's machines only.</summary>
    internal bool IsEmbedded => EmbeddedRoot.Of(Uri) is not null;

    /// <summary>Whom machines run as; null for as this process does, or as a daemon says.</summary>
    internal GuestUser? Guests => EmbeddedRoot.GuestsOf(Uri);

    internal KvmHost Kvm { get; init; } = new();

    internal ImageStore Images => new(ImagesFolder, MachinesFolder);
}
