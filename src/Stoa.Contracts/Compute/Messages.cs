using Stoa.Contracts.Messaging;

namespace Stoa.Contracts.Compute;

/// <summary>A machine is not what it was: another state, something in flight, another reason to wait.</summary>
public sealed record MachineChanged(string MachineKey, MachineView Machine) : IMessage
{
    public static string WireName => "compute.machine-changed";
    public string Key => MachineKey;
}
