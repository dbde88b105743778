using Stoa.Contracts.Common;

namespace Stoa.Cloud.Providers;

/// <summary>What a machine shall be.</summary>
/// <param name="Key">Ours and unique; 1 to 63 of a-z, 0-9, hyphen and underscore, so that it can be a name anywhere.</param>
/// <param name="Owner">Kept by the cloud as a tag: whoever finds the machine knows whose it is.</param>
/// <param name="Hostname">Its name inside (RFC 1123 section 2.1).</param>
/// <param name="Cores">Virtual cores.</param>
/// <param name="MemoryMiB">Mebibytes.</param>
/// <param name="DiskGiB">The root disk, gibibytes.</param>
/// <param name="Image">What is on the root disk.</param>
/// <param name="SshKeys">Who may log in, lines of OpenSSH's public key format.</param>
public sealed record MachineSpec(
    string Key, TenantId Owner, string Hostname, int Cores, int MemoryMiB, int DiskGiB, string Image, IReadOnlyList<string> SshKeys)
{
    /// <summary>Keys of the owner's disks that it has beside the root disk, in the order in which it sees them.</summary>
    public IReadOnlyList<string> Disks { get; init; } = [];

    /// <summary>On which of the driver's hosts; null where the driver chooses.</summary>
    public string? Host { get; init; }
}
