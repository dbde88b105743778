using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Stoa.Cloud.Providers.Libvirt.Images;
using Stoa.Contracts.Common;

namespace Stoa.Cloud.Providers.Libvirt;

/// <summary>
/// A machine in libvirt's words (libvirt.org/formatdomain.html). What only Stoa knows (whose it is, its port) stands in the
/// definition's metadata, so that the driver keeps nothing of its own.
/// </summary>
internal sealed record DomainDefinition(MachineSpec Spec, MachineFiles Files, ImageFiles Image, IReadOnlyList<DiskFile> Disks, int SshPort, DomainType Type)
{
    private const int HotPlugPorts = 6;
    private static readonly XNamespace Qemu = "http://libvirt.org/schemas/domain/qemu/1.0";
    private static readonly XNamespace Stoa = "https://stoa.example/libvirt/1";

    /// <summary>The definition as XML.</summary>
    public XElement ToXml() => new("domain",
        new XAttribute("type", Type.ToString().ToLowerInvariant()),
        new XElement("name", Spec.Key),
        new XElement("uuid", UuidOf(Spec.Key)),
        new XElement("metadata", new XElement(Stoa + "machine",
            new XAttribute("owner", Spec.Owner.ToString()), new XAttribute("port", SshPort), new XAttribute("image", Spec.Image))),
        new XElement("memory", new XAttribute("unit", "MiB"), Spec.MemoryMiB),
        new XElement("vcpu", Spec.Cores),
        new XElement("os", new XElement("type", new XAttribute("arch", Type == DomainType.Test ? "i686" : "x86_64"), Type == DomainType.Test ? null : new XAttribute("machine", "q35"), "hvm"), Boot()),
        new XElement("features", new XElement("acpi"), new XElement("apic")),
        new XElement("cpu", new XAttribute("mode", Type == DomainType.Kvm ? "host-passthrough" : "maximum")),
        new XElement("clock", new XAttribute("offset", "utc")),
        new XElement("on_poweroff", "destroy"),
        new XElement("on_reboot", "restart"),
        new XElement("on_crash", "destroy"),
        new XElement("devices", Devices()),
        Type == DomainType.Test ? null : new XElement(Qemu + "commandline", Network().Select(argument => new XElement(Qemu + "arg", new XAttribute("value", argument)))));

    /// <summary>Whose machine a definition is; null when it is none of ours.</summary>
    public static (TenantId Owner, int SshPort)? Read(XElement definition)
    {
        if (definition.Element("metadata")?.Element(Stoa + "machine") is not { } machine) return null;
        return TypeId.TryParse<TenantId>((string?)machine.Attribute("owner"), out var owner) ? (owner, (int)machine.Attribute("port")!) : null;
    }

    /// <summary>A disk as a device, to be attached by its serial, under which the guest sees it.</summary>
    public static XElement Disk(string file, string serial, string target, bool isSeed = false) => new("disk",
        new XAttribute("type", "file"), new XAttribute("device", "disk"),
        new XElement("driver", new XAttribute("name", "qemu"), new XAttribute("type", isSeed ? "raw" : "qcow2")),
        new XElement("source", new XAttribute("file", file)),
        new XElement("target", new XAttribute("dev", target), new XAttribute("bus", "virtio")),
        isSeed ? new XElement("readonly") : null,
        new XElement("serial", serial));

    // The firmware's words go to the serial console, too: "No bootable device" is all that a disk without a boot loader ever says.
    private IEnumerable<XElement> Boot() => Image.HasKernel
        ? [new XElement("kernel", Image.Kernel), new XElement("initrd", Image.Initrd), new XElement("cmdline", $"console=tty0 console=ttyS0 quiet panic=-1 root=LABEL={BuiltImage.RootLabel} rw")]
        : [new XElement("boot", new XAttribute("dev", "hd")), new XElement("bios", new XAttribute("useserial", "yes"))];

    private IEnumerable<XElement> Devices()
    {
        yield return new XElement("emulator", "/usr/bin/qemu-system-x86_64");
        yield return Disk(Files.Root, "root", "vda");
        for (var i = 0; i < Disks.Count; i++) yield return Disk(Disks[i].Path, $"data{i}", $"vd{(char)('b' + i)}");
        // A virtio disk and no CD-ROM: Debian's cloud kernel has neither AHCI nor IDE.
        yield return Disk(Files.Seed, "seed", "vdz", isSeed: true);
        yield return new XElement("controller", new XAttribute("type", "usb"), new XAttribute("model", "none"));
        yield return new XElement("controller", new XAttribute("type", "pci"), new XAttribute("index", 0), new XAttribute("model", "pcie-root"));
        for (var i = 0; i < HotPlugPorts; i++)
            yield return new XElement("controller", new XAttribute("type", "pci"), new XAttribute("model", "pcie-root-port"));
        yield return new XElement("serial", new XAttribute("type", "file"),
            new XElement("source", new XAttribute("path", Files.Console), new XAttribute("append", "on")),
            new XElement("target", new XAttribute("port", 0)));
        yield return new XElement("memballoon", new XAttribute("model", "none"));
    }

    // QEMU's user-mode network leads to the host's own loopback (10.0.2.2): to our sockets, the mailbox, other customers' ports. libvirt's
    // definition cannot cut that off, QEMU's argument can; ports that are forwarded to the guest go on working. A high slot of the
    // root bus is none that libvirt gives away.
    private IEnumerable<string> Network()
    {
        var address = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"stoa:mac:{Spec.Key}")).AsSpan(0, 3));
        yield return "-netdev";
        yield return "user,id=hostnet0,restrict=on";
        yield return "-device";
        yield return $"virtio-net-pci,netdev=hostnet0,romfile=,mac=52:54:00:{address[..2]}:{address[2..4]}:{address[4..6]},bus=pcie.0,addr=0x1c";
    }

    // The same key gives the same uuid, so that even a definition made twice is one machine.
    private static string UuidOf(string key) => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"stoa:{key}")).AsSpan(0, 16)).ToString();
}

/// <summary>What runs a domain (libvirt.org/formatdomain.html, element domain).</summary>
internal enum DomainType
{
    /// <summary>QEMU, emulating.</summary>
    Qemu,

    /// <summary>QEMU on the processor itself.</summary>
    Kvm,

    /// <summary>libvirt's own pretence, <c>test:///default</c>: everything but a guest.</summary>
    Test,
}
