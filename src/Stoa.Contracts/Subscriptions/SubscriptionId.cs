using Stoa.Contracts.Common;

namespace Stoa.Contracts.Subscriptions;

/// <summary>What a customer pays for, from the order to the end.</summary>
public readonly record struct SubscriptionId(Guid Value) : ITypedId<SubscriptionId>
{
    public static string Prefix => "sub";
    public static SubscriptionId From(Guid value) => new(value);
    public static bool TryParse(string? s, IFormatProvider? provider, out SubscriptionId result) => TypeId.TryParse(s, out result);
    public override string ToString() => TypeId.Write(this);
}
