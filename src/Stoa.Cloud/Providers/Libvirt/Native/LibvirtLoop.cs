using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Stoa.Cloud.Providers.Libvirt.Native;

/// <summary>
/// libvirt's event loop: registered before the first connection, run by one thread as long as the process lives. Without it there
/// are no events and no keepalive, and the embedded driver does not work at all.
/// </summary>
internal static unsafe partial class LibvirtLoop
{
    private const int WakeEvery = 200; // milliseconds; the loop only looks up when something happens

    private static readonly Lazy<bool> Running = new(Start);

    /// <summary>Starts it, the first time.</summary>
    public static void Ensure() => _ = Running.Value;

    private static bool Start()
    {
        // Its log goes to standard error, warnings too, unless the operator said otherwise (libvirt.org/logging.html).
        _ = SetVariable("LIBVIRT_DEBUG", "4", overwrite: 0);
        Checked(LibvirtApi.virInitialize());
        // Otherwise libvirt prints every error on standard error, those that were expected too.
        LibvirtApi.virSetErrorFunc(null, &Ignore);
        Checked(LibvirtApi.virEventRegisterDefaultImpl());
        Checked(LibvirtApi.virEventAddTimeout(WakeEvery, &Tick, null, null));
        new Thread(Run) { IsBackground = true, Name = "libvirt events" }.Start();
        return true;
    }

    private static void Run()
    {
        while (LibvirtApi.virEventRunDefaultImpl() == 0)
        {
        }
    }

    private static void Checked(int result)
    {
        if (result < 0) throw LibvirtErrors.Last("libvirt cannot be started");
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Ignore(void* data, LibvirtError* error)
    {
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Tick(int timer, void* opaque)
    {
    }

    // Of the C library: what .NET sets in its own copy of the environment does not reach libvirt.
    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetVariable(string name, string value, int overwrite);
}
