using System.Runtime.InteropServices;
using System.Xml.Linq;

namespace Stoa.Cloud.Providers.Libvirt.Native;

/// <summary>A handle of a domain, which is what libvirt calls a machine. Calls block; they are made off the request's thread.</summary>
internal sealed unsafe class Domain(nint handle) : IDisposable
{
    private const uint Inactive = 2; // VIR_DOMAIN_XML_INACTIVE
    private const uint HumanMonitor = 1; // VIR_DOMAIN_QEMU_MONITOR_COMMAND_HMP
    private const uint UndefineAll = 1 | 2; // managed save, snapshots' metadata; our machines have no nvram

    public string Name => Marshal.PtrToStringUTF8(LibvirtApi.virDomainGetName(handle))!;

    public DomainState State
    {
        get
        {
            Checked(LibvirtApi.virDomainGetState(handle, out var state, out _, 0), "read the state");
            return (DomainState)state;
        }
    }

    /// <summary>True when the next start goes on from a saved memory.</summary>
    public bool HasSavedMemory => LibvirtApi.virDomainHasManagedSaveImage(handle, 0) == 1;

    /// <summary>The definition that the next start uses.</summary>
    public XElement Definition()
    {
        var text = LibvirtApi.virDomainGetXMLDesc(handle, Inactive);
        if (text == 0) throw LibvirtErrors.Last($"read the definition of {Name}");
        return XElement.Parse(Taken(text));
    }

    /// <summary>Switches on, from a managed save where there is one.</summary>
    public void Create() => Checked(LibvirtApi.virDomainCreate(handle), "start");

    /// <summary>Asks the guest to switch itself off; it may not listen.</summary>
    public void Shutdown() => Checked(LibvirtApi.virDomainShutdown(handle), "shut down");

    /// <summary>Pulls the plug.</summary>
    public void Destroy() => Checked(LibvirtApi.virDomainDestroy(handle), "switch off");

    public void Resume() => Checked(LibvirtApi.virDomainResume(handle), "resume");

    /// <summary>Writes memory and devices to a file and switches off; the next start goes on from there.</summary>
    public void Save() => Checked(LibvirtApi.virDomainManagedSave(handle, 0), "save");

    public void Undefine() => Checked(LibvirtApi.virDomainUndefineFlags(handle, UndefineAll), "undefine");

    /// <summary>Changes the definition and, where it runs, the machine.</summary>
    public void Attach(string device, bool isRunning) =>
        Checked(LibvirtApi.virDomainAttachDeviceFlags(handle, device, Affecting(isRunning)), "attach a device");

    /// <inheritdoc cref="Attach"/>
    public void Detach(string device, bool isRunning) =>
        Checked(LibvirtApi.virDomainDetachDeviceFlags(handle, device, Affecting(isRunning)), "detach a device");

    /// <summary>A command of QEMU's human monitor; answers what it printed.</summary>
    public string Monitor(string command)
    {
        Checked(LibvirtApi.virDomainQemuMonitorCommand(handle, command, out var result, HumanMonitor), $"tell the monitor '{command}'");
        return Taken(result);
    }

    public void Dispose() => _ = LibvirtApi.virDomainFree(handle);

    // VIR_DOMAIN_AFFECT_CONFIG, and VIR_DOMAIN_AFFECT_LIVE beside it.
    private static uint Affecting(bool isRunning) => isRunning ? 3u : 2u;

    private static string Taken(nint text)
    {
        try
        {
            return Marshal.PtrToStringUTF8(text)!;
        }
        finally
        {
            NativeMemory.Free((void*)text);
        }
    }

    private void Checked(int result, string attempted)
    {
        if (result < 0) throw LibvirtErrors.Last($"{Name}: cannot {attempted}");
    }
}

/// <summary>virDomainState (libvirt-domain.h).</summary>
internal enum DomainState
{
    NoState = 0,
    Running = 1,
    Blocked = 2,
    Paused = 3,
    ShuttingDown = 4,
    ShutOff = 5,
    Crashed = 6,
    Suspended = 7,
}
