using Stoa.Cloud.Providers;
using Stoa.Contracts.Compute;
using Stoa.Platform.Http;

namespace Stoa.Cloud.Compute.Machines;

/// <summary>What can be wrong with a request for a machine.</summary>
internal static class MachineRequestFaults
{
    private const int MostKeys = 32;
    private const int MostDisks = 8;
    private const int Longest = 63;

    public static Faults Find(string key, MachineRequest request) => new Faults()
        .Require(ProviderKey.IsValid(key), "path/key", ProviderKey.Rule)
        .Require(IsHostname(request.Hostname), "/hostname", "1 to 63 of a-z, 0-9 and hyphen, not at the ends (RFC 1123)")
        .Require(request.Size.Cores is >= 1 and <= 1024, "/size/cores", "1 to 1024")
        .Require(request.Size.MemoryMiB is >= 64 and <= 16_777_216, "/size/memoryMiB", "64 to 16777216")
        .Require(request.Size.DiskGiB is >= 1 and <= 65_536, "/size/diskGiB", "1 to 65536")
        .Require(request.Size.DataDiskGiB is >= 0 and <= 65_536, "/size/dataDiskGiB", "0 to 65536")
        .Require(request.SshKeys.Count is >= 1 and <= MostKeys, "/sshKeys", $"1 to {MostKeys} keys")
        .Require(request.SshKeys.All(IsOneLine), "/sshKeys", "each one line of OpenSSH's public key format")
        .Require(request.Disks.Count <= MostDisks && request.Disks.All(ProviderKey.IsValid) && request.Disks.Distinct().Count() == request.Disks.Count, "/disks", $"at most {MostDisks} keys of disks, each once")
        .Require(request.Reservation is null || ProviderKey.IsValid(request.Reservation), "/reservation", ProviderKey.Rule)
        .Require(request.Power is MachineState.Running or MachineState.Stopped, "/power", "Running or Stopped");

    // A line break would let a key smuggle further lines into the machine's configuration.
    private static bool IsOneLine(string key) => key.Length is > 0 and <= 16_384 && !key.Any(char.IsControl);

    private static bool IsHostname(string name) =>
        name.Length is >= 1 and <= Longest && IsAlphanumeric(name[0]) && IsAlphanumeric(name[^1]) && name.All(c => IsAlphanumeric(c) || c == '-');

    private static bool IsAlphanumeric(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c);
}
