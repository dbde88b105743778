using Stoa.Cloud.Providers;
using Stoa.Contracts.Fabric;
using Stoa.Platform.Http;

namespace Stoa.Cloud.Fabric.Claims;

/// <summary>What can be wrong with room that is asked for.</summary>
internal static class RoomFaults
{
    private const int MostCores = 1024;
    private const int MostMemoryMiB = 16_777_216;
    private const int MostDiskGiB = 1_048_576;

    public static Faults Find(Room room) => new Faults()
        .Require(room.Cores is >= 1 and <= MostCores, "/cores", $"1 to {MostCores}")
        .Require(room.MemoryMiB is >= 1 and <= MostMemoryMiB, "/memoryMiB", $"1 to {MostMemoryMiB}")
        .Require(room.DiskGiB is >= 0 and <= MostDiskGiB, "/diskGiB", $"0 to {MostDiskGiB}");

    public static Faults Find(string key, Room room) => Find(room).Require(ProviderKey.IsValid(key), "path/key", ProviderKey.Rule);
}
