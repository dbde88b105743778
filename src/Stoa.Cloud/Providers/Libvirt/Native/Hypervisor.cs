using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Stoa.Cloud.Providers.Libvirt.Native;

/// <summary>A connection to libvirt; may be used from many threads.</summary>
internal sealed unsafe class Hypervisor : IDisposable
{
    private const int Lifecycle = 0; // VIR_DOMAIN_EVENT_ID_LIFECYCLE

    private readonly nint connection;
    private readonly GCHandle self;
    private readonly int callback;

    private readonly Action<string> changed;

    private Hypervisor(nint connection, Action<string> changed)
    {
        (this.connection, this.changed) = (connection, changed);
        self = GCHandle.Alloc(this);
        callback = LibvirtApi.virConnectDomainEventRegisterAny(connection, 0, Lifecycle, &OnLifecycle, (void*)GCHandle.ToIntPtr(self), null);
    }

    /// <summary>False for libvirt's own pretence of a hypervisor, whose machines have no guest and no monitor.</summary>
    public bool IsQemu => Marshal.PtrToStringUTF8(LibvirtApi.virConnectGetType(connection)) == "QEMU";

    public bool IsAlive => LibvirtApi.virConnectIsAlive(connection) == 1;

    /// <param name="uri">libvirt's address.</param>
    /// <param name="changed">Told the name of a domain whose life changed, on libvirt's thread: to be passed on at once.</param>
    /// <exception cref="Stoa.Platform.Providers.ProviderException">It does not answer, or the embedded driver's folder is held by another process.</exception>
    public static Hypervisor Open(string uri, Action<string> changed)
    {
        LibvirtLoop.Ensure();
        var opened = LibvirtApi.virConnectOpen(uri);
        return opened == 0 ? throw LibvirtErrors.Last($"libvirt at {uri} cannot be reached") : new Hypervisor(opened, changed);
    }

    /// <summary>Null when there is none of that name.</summary>
    public Domain? Find(string name)
    {
        var domain = LibvirtApi.virDomainLookupByName(connection, name);
        if (domain != 0) return new Domain(domain);
        return LibvirtErrors.LastCode() == LibvirtErrors.NoDomain ? null : throw LibvirtErrors.Last($"cannot look for {name}");
    }

    public IReadOnlyList<Domain> All()
    {
        var count = LibvirtApi.virConnectListAllDomains(connection, out var handles, 0);
        if (count < 0) throw LibvirtErrors.Last("cannot list the machines");
        var domains = new Domain[count];
        for (var i = 0; i < count; i++) domains[i] = new Domain(handles[i]);
        NativeMemory.Free(handles);
        return domains;
    }

    /// <summary>Makes the domain or gives it another definition.</summary>
    public Domain Define(string xml)
    {
        var domain = LibvirtApi.virDomainDefineXML(connection, xml);
        return domain == 0 ? throw LibvirtErrors.Last("the definition is refused") : new Domain(domain);
    }

    public void Dispose()
    {
        if (callback >= 0) _ = LibvirtApi.virConnectDomainEventDeregisterAny(connection, callback);
        _ = LibvirtApi.virConnectClose(connection);
        self.Free();
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnLifecycle(nint connection, nint domain, int happened, int detail, void* opaque)
    {
        var name = Marshal.PtrToStringUTF8(LibvirtApi.virDomainGetName(domain));
        if (name is not null && GCHandle.FromIntPtr((nint)opaque).Target is Hypervisor hypervisor) hypervisor.changed(name);
        return 0;
    }
}
