using Stoa.Contracts.Common;
using Stoa.Contracts.Fabric;

namespace Stoa.Cloud.Fabric.Claims;

/// <summary>Room on a host that a machine of a company has, from before it is made until nothing of it is left.</summary>
internal sealed class Claim
{
    public TenantId TenantId { get; private set; } = TenantId.Marketplace;

    public TenantId Owner { get; private set; }

    /// <summary>The asker's name for it, unique in the company.</summary>
    public string Key { get; private set; } = "";

    /// <summary>Null when it was released before anybody claimed it.</summary>
    public string? Host { get; private set; }

    public Room Room { get; private set; } = Room.None;

    /// <summary>The key of the reservation that it takes over, which is never kept again; null where it named none.</summary>
    public string? Reservation { get; private set; }

    /// <summary>From then on the key is burnt: a claim that was held up on its way takes nothing.</summary>
    public DateTimeOffset? ReleasedAt { get; private set; }

    public static Claim On(string host, TenantId owner, string key, Room room) => new() { Owner = owner, Key = key, Host = host, Room = room };

    public static Claim NeverToBe(TenantId owner, string key, DateTimeOffset at) => new() { Owner = owner, Key = key, ReleasedAt = at };

    public void TakeOver(string? reservation) => Reservation = reservation;

    public void Release(DateTimeOffset at) => ReleasedAt = at;
}
