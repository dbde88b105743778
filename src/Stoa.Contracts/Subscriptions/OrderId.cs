using Stoa.Contracts.Common;

namespace Stoa.Contracts.Subscriptions;

/// <summary>A customer's order.</summary>
public readonly record struct OrderId(Guid Value) : ITypedId<OrderId>
{
    public static string Prefix => "ord";
    public static OrderId From(Guid value) => new(value);
    public static bool TryParse(string? s, IFormatProvider? provider, out OrderId result) => TypeId.TryParse(s, out result);
    public override string ToString() => TypeId.Write(this);
}
