using System.Net;
using System.Net.Sockets;
using Stoa.Cloud.Providers.Libvirt.Native;
using Stoa.Platform.Providers;

namespace Stoa.Cloud.Providers.Libvirt;

/// <summary>Which port of 127.0.0.1 leads to which machine. A machine keeps its port, written in its definition, as long as it exists.</summary>
internal static class SshPorts
{
    /// <summary>A port that no machine has and nobody listens on.</summary>
    /// <exception cref="ProviderException">All are taken.</exception>
    public static int FindFree(Hypervisor hypervisor, LibvirtOptions options)
    {
        var taken = new HashSet<int>();
        foreach (var domain in hypervisor.All())
            using (domain)
                if (DomainDefinition.Read(domain.Definition()) is { } ours) taken.Add(ours.SshPort);
        foreach (var port in Enumerable.Range(options.FirstPort, options.Ports))
            if (!taken.Contains(port) && IsFree(port)) return port;
        throw new ProviderException(ProviderFaults.NoRoom, $"All {options.Ports} ports from {options.FirstPort} on are taken.", isTransient: true);
    }

    /// <summary>Forwards the port to the running machine, unless it is forwarded already. QEMU forgets it with each start.</summary>
    public static void EnsureForwarded(Domain domain, int port)
    {
        if (domain.Monitor("info usernet").Contains($" {port} ", StringComparison.Ordinal)) return;
        var answer = domain.Monitor($"hostfwd_add hostnet0 tcp:127.0.0.1:{port}-:22");
        // The human monitor answers nothing when it did it, and a sentence when it did not.
        if (answer.Trim().Length > 0)
            throw new ProviderException(ProviderFaults.NoRoom, $"Port {port} cannot be forwarded: {answer.Trim()}", isTransient: true);
    }

    private static bool IsFree(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
