using Stoa.Cloud.Fabric.Reservations;
using Stoa.Contracts.Common;
using Stoa.Contracts.Fabric;

namespace Stoa.Cloud.Fabric.Quotas;

/// <summary>What a company may have at once, and what it has.</summary>
internal sealed class Quota
{
    public TenantId TenantId { get; private set; } = TenantId.Marketplace;

    public TenantId Owner { get; private set; }

    /// <summary>False: the limits are those of everybody.</summary>
    public bool IsOwn { get; private set; }

    public int MaxMachines { get; private set; }

    public Room Max { get; private set; } = Room.None;

    public int Machines { get; private set; }

    public Room Used { get; private set; } = Room.None;

    /// <summary>A company that never had anything.</summary>
    public static Quota Of(TenantId owner) => new() { Owner = owner };

    /// <summary>What it would have too much of with so much more, in words; null when it may have it.</summary>
    public string? Excess(Room more, QuotaLimits everybodys)
    {
        var (limits, after) = (Limits(everybodys), Used + more);
        var excess = new List<string>();
        Compare("machines", limits.Machines, Machines, Machines + 1);
        Compare("cores", limits.Room.Cores, Used.Cores, after.Cores);
        Compare("MiB of memory", limits.Room.MemoryMiB, Used.MemoryMiB, after.MemoryMiB);
        Compare("GiB of disk", limits.Room.DiskGiB, Used.DiskGiB, after.DiskGiB);
        return excess.Count == 0 ? null : $"The company may have {string.Join("; ", excess)}. Terminate what is not needed, or ask for a higher quota.";

        void Compare(string what, int limit, int has, int would)
        {
            if (would > limit) excess.Add(FormattableString.Invariant($"{limit} {what}, has {has} and would have {would}"));
        }
    }

    /// <summary>The same for a check, with what is kept for machines that are to come counted as had.</summary>
    public Quota With(IEnumerable<Reservation> kept)
    {
        var counted = new Quota { Owner = Owner, IsOwn = IsOwn, MaxMachines = MaxMachines, Max = Max, Machines = Machines, Used = Used };
        foreach (var one in kept) counted.Take(one.Room);
        return counted;
    }

    public void Take(Room room) => (Machines, Used) = (Machines + 1, Used + room);

    public void GiveBack(Room room) => (Machines, Used) = (Machines - 1, Used - room);

    public void Limit(QuotaLimits limits) => (IsOwn, MaxMachines, Max) = (true, limits.Machines, limits.Room);

    /// <summary>Everybody's limits are its own again.</summary>
    public void Unlimit() => (IsOwn, MaxMachines, Max) = (false, 0, Room.None);

    public QuotaView View(QuotaLimits everybodys) => new(Limits(everybodys), IsOwn, Machines, Used);

    private QuotaLimits Limits(QuotaLimits everybodys) => IsOwn ? new QuotaLimits(MaxMachines, Max) : everybodys;
}
