using System.Text.Json.Serialization;
using Stoa.Contracts.Catalog;

namespace Stoa.Contracts.Compute;

/// <summary>The stable states of cloud.md, machine.</summary>
public enum MachineState
{
    Stopped,
    Running,
    Paused,
    Destroyed,
    Gone,
    Error,
    Unknown,
}

/// <summary>What a machine shall be; asked again, nothing happens twice.</summary>
/// <param name="Hostname">Its name inside.</param>
/// <param name="Size">Cores, memory, disks, image.</param>
/// <param name="SshKeys">Who may log in, lines of OpenSSH's public key format.</param>
/// <param name="Power">Running or Stopped.</param>
public sealed record MachineRequest(string Hostname, MachineSize Size, IReadOnlyList<string> SshKeys, MachineState Power = MachineState.Running)
{
    /// <summary>Keys of the company's disks at storage that it has beside its root disk, in the order in which it sees them.</summary>
    public IReadOnlyList<string> Disks { get; init; } = [];

    /// <summary>Key of the quota that fabric keeps for it; null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reservation { get; init; }
}

/// <param name="Key">The asker's: the deployment's id.</param>
/// <param name="State">What is.</param>
/// <param name="InFlight">What happens now: creating, starting, stopping, rebooting, destroying; null when nothing does.</param>
/// <param name="Reason">What is waited for, or why it failed.</param>
/// <param name="Code">Why it failed, for programs; null while it goes on and when it succeeded.</param>
/// <param name="Address">Where SSH answers; null until it does.</param>
/// <param name="Version">Grows with each change.</param>
public sealed record MachineView(
    string Key, MachineState State, string? InFlight, string? Reason, string? Code, MachineAddress? Address, long Version);

/// <param name="Host">Name or address.</param>
/// <param name="Port">TCP port of SSH.</param>
/// <param name="User">Whom to log in as.</param>
public sealed record MachineAddress(string Host, int Port, string User);
