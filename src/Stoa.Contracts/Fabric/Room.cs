namespace Stoa.Contracts.Fabric;

/// <summary>Room for machines: what one takes, what a host offers, what a company may have.</summary>
/// <param name="Cores">Virtual cores.</param>
/// <param name="MemoryMiB">Mebibytes.</param>
/// <param name="DiskGiB">Gibibytes, root and data disks together.</param>
public sealed record Room(int Cores, int MemoryMiB, int DiskGiB)
{
    public static Room None { get; } = new(0, 0, 0);

    public static Room operator +(Room one, Room other) => new(one.Cores + other.Cores, one.MemoryMiB + other.MemoryMiB, one.DiskGiB + other.DiskGiB);

    public static Room operator -(Room one, Room other) => new(one.Cores - other.Cores, one.MemoryMiB - other.MemoryMiB, one.DiskGiB - other.DiskGiB);

    /// <summary>True when all of it fits into the other.</summary>
    public bool FitsIn(Room other) => Cores <= other.Cores && MemoryMiB <= other.MemoryMiB && DiskGiB <= other.DiskGiB;

    /// <summary>For people: <c>2 cores, 4096 MiB of memory and 20 GiB of disk</c>.</summary>
    public string Words() => FormattableString.Invariant($"{Cores} {(Cores == 1 ? "core" : "cores")}, {MemoryMiB} MiB of memory and {DiskGiB} GiB of disk");
}
