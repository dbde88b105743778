using System.Runtime.InteropServices;

namespace Stoa.Cloud.Providers.Libvirt.Native;

/// <summary>
/// The functions of libvirt's C API that Stoa calls (libvirt.org/html). Results of type <c>const char *</c> stay pointers, since
/// they are libvirt's; results of type <c>char *</c> are ours to free.
/// </summary>
internal static unsafe partial class LibvirtApi
{
    private const string Core = "libvirt.so.0";
    private const string Qemu = "libvirt-qemu.so.0";

    [LibraryImport(Core)] public static partial int virInitialize();
    [LibraryImport(Core)] public static partial int virEventRegisterDefaultImpl();
    [LibraryImport(Core)] public static partial int virEventRunDefaultImpl();
    [LibraryImport(Core)] public static partial int virEventAddTimeout(int milliseconds, delegate* unmanaged[Cdecl]<int, void*, void> callback, void* opaque, void* free);
    [LibraryImport(Core)] public static partial void virSetErrorFunc(void* data, delegate* unmanaged[Cdecl]<void*, LibvirtError*, void> handler);
    [LibraryImport(Core)] public static partial LibvirtError* virGetLastError();
    [LibraryImport(Core)] public static partial void virResetLastError();

    [LibraryImport(Core, StringMarshalling = StringMarshalling.Utf8)] public static partial nint virConnectOpen(string uri);
    [LibraryImport(Core)] public static partial int virConnectClose(nint connection);
    [LibraryImport(Core)] public static partial nint virConnectGetType(nint connection);
    [LibraryImport(Core)] public static partial int virConnectIsAlive(nint connection);
    [LibraryImport(Core)] public static partial int virConnectListAllDomains(nint connection, out nint* domains, uint flags);
    [LibraryImport(Core)] public static partial int virConnectDomainEventRegisterAny(nint connection, nint domain, int eventId, delegate* unmanaged[Cdecl]<nint, nint, int, int, void*, int> callback, void* opaque, void* free);
    [LibraryImport(Core)] public static partial int virConnectDomainEventDeregisterAny(nint connection, int callback);

    [LibraryImport(Core, StringMarshalling = StringMarshalling.Utf8)] public static partial nint virDomainDefineXML(nint connection, string xml);
    [LibraryImport(Core, StringMarshalling = StringMarshalling.Utf8)] public static partial nint virDomainLookupByName(nint connection, string name);
    [LibraryImport(Core)] public static partial nint virDomainGetName(nint domain);
    [LibraryImport(Core)] public static partial nint virDomainGetXMLDesc(nint domain, uint flags);
    [LibraryImport(Core)] public static partial int virDomainGetState(nint domain, out int state, out int reason, uint flags);
    [LibraryImport(Core)] public static partial uint virDomainGetID(nint domain);
    [LibraryImport(Core)] public static partial int virDomainCreate(nint domain);
    [LibraryImport(Core)] public static partial int virDomainShutdown(nint domain);
    [LibraryImport(Core)] public static partial int virDomainDestroy(nint domain);
    [LibraryImport(Core)] public static partial int virDomainResume(nint domain);
    [LibraryImport(Core)] public static partial int virDomainHasManagedSaveImage(nint domain, uint flags);
    [LibraryImport(Core)] public static partial int virDomainManagedSave(nint domain, uint flags);
    [LibraryImport(Core)] public static partial int virDomainUndefineFlags(nint domain, uint flags);
    [LibraryImport(Core)] public static partial int virDomainFree(nint domain);
    [LibraryImport(Core, StringMarshalling = StringMarshalling.Utf8)] public static partial int virDomainAttachDeviceFlags(nint domain, string xml, uint flags);
    [LibraryImport(Core, StringMarshalling = StringMarshalling.Utf8)] public static partial int virDomainDetachDeviceFlags(nint domain, string xml, uint flags);
    [LibraryImport(Qemu, StringMarshalling = StringMarshalling.Utf8)] public static partial int virDomainQemuMonitorCommand(nint domain, string command, out nint result, uint flags);
}

/// <summary>virError (virterror.h); only its head is read, and it is never freed.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct LibvirtError
{
    public int Code;
    public int Domain;
    public nint Message;
    public int Level;
}
