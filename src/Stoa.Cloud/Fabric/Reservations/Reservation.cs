using Stoa.Contracts.Common;
using Stoa.Contracts.Fabric;

namespace Stoa.Cloud.Fabric.Reservations;

/// <summary>Quota that is kept for one machine from its order until it claims room, or until it lapses.</summary>
internal sealed class Reservation
{
    public TenantId TenantId { get; private set; } = TenantId.Marketplace;

    public TenantId Owner { get; private set; }

    /// <summary>The asker's name for it, unique in the company.</summary>
    public string Key { get; private set; } = "";

    /// <summary>Reservations of one wish are repetitions of one request, of which one comes to something; null for a wish of its own.</summary>
    public string? Wish { get; private set; }

    public Room Room { get; private set; } = Room.None;

    public DateTimeOffset LapsesAt { get; private set; }

    public static Reservation Of(TenantId owner, string key, string? wish, Room room) => new() { Owner = owner, Key = key, Wish = wish, Room = room };

    public void KeepUntil(DateTimeOffset lapse) => LapsesAt = lapse;
}
