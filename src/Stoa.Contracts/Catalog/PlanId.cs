using Stoa.Contracts.Common;

namespace Stoa.Contracts.Catalog;

/// <summary>One way to buy a product: a price, a period and what is in it.</summary>
public readonly record struct PlanId(Guid Value) : ITypedId<PlanId>
{
    public static string Prefix => "plan";
    public static PlanId From(Guid value) => new(value);
    public static bool TryParse(string? s, IFormatProvider? provider, out PlanId result) => TypeId.TryParse(s, out result);
    public override string ToString() => TypeId.Write(this);
}
