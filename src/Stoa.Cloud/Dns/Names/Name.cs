using Stoa.Contracts.Common;
using Stoa.Contracts.Dns;
using Stoa.Platform.Storage;

namespace Stoa.Cloud.Dns.Names;

/// <summary>A name and what it says.</summary>
internal sealed class Name : Aggregate
{
    public TenantId TenantId { get; private set; }

    /// <summary>The asker's name for it, unique in the company.</summary>
    public string Key { get; private set; } = "";

    public override string Subject => Key;

    /// <summary>Lower case, fully qualified, no dot at the end.</summary>
    public string Fqdn { get; private set; } = "";

    public IReadOnlyList<NameRecord> Records { get; private set; } = [];

    /// <summary>The key is burnt, the name is free.</summary>
    public bool IsGone { get; private set; }

    /// <summary>By which the answerers follow.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    public static Name Asked(TenantId owner, string key, NameRequest request, DateTimeOffset now) => new()
    {
        TenantId = owner, Key = key, Fqdn = request.Name.ToLowerInvariant(), Records = [.. request.Records], ChangedAt = now,
    };

    /// <summary>Nobody has asked for the name, and nobody will get it under this key.</summary>
    public static Name NeverToBe(TenantId owner, string key, DateTimeOffset now) =>
        new() { TenantId = owner, Key = key, IsGone = true, ChangedAt = now };

    /// <summary>False when it says so already.</summary>
    public bool Say(IReadOnlyList<NameRecord> records, DateTimeOffset now)
    {
        if (Records.SequenceEqual(records)) return false;
        (Records, ChangedAt) = ([.. records], now);
        return true;
    }

    public void Remove(DateTimeOffset now) => (IsGone, Records, ChangedAt) = (true, [], now);

    public NameView View() => new(Key, Fqdn, Records, Version);
}
