using System.Runtime.InteropServices;
using Stoa.Platform.Providers;

namespace Stoa.Cloud.Providers.Libvirt.Native;

/// <summary>
/// Turns libvirt's last error into a <see cref="ProviderException"/>. The last error belongs to the operating system's thread, so
/// it is read on the thread of the call that failed, before anything is awaited.
/// </summary>
internal static unsafe class LibvirtErrors
{
    // virErrorNumber (virterror.h).
    private const int None = 0;
    private const int InternalError = 1;
    private const int NoMemory = 2;
    private const int SystemError = 38;
    private const int RpcError = 39;
    public const int NoDomain = 42;
    private const int OperationFailed = 9;
    private const int OperationInvalid = 55;
    private const int OperationTimeout = 68;

    /// <summary>The code of the last failed call on this thread; 0 for none.</summary>
    public static int LastCode()
    {
        var error = LibvirtApi.virGetLastError();
        return error is null ? None : error->Code;
    }

    /// <summary>What the last failed call on this thread was refused with.</summary>
    public static ProviderException Last(string attempted)
    {
        var error = LibvirtApi.virGetLastError();
        var code = error is null ? None : error->Code;
        var message = error is null ? "libvirt gave no reason" : Marshal.PtrToStringUTF8(error->Message);
        LibvirtApi.virResetLastError();
        return new ProviderException($"libvirt-{code}", $"{attempted}: {message}", IsTransient(code));
    }

    // What a host that is busy, restarting or short of memory answers; all else stays wrong however often it is asked. A call that was
    // under way when the daemon died fails without any error.
    private static bool IsTransient(int code) =>
        code is None or InternalError or NoMemory or OperationFailed or SystemError or RpcError or OperationInvalid or OperationTimeout;
}
