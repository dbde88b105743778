using Stoa.Contracts.Common;

namespace Stoa.Contracts.Catalog;

/// <summary>Something that a vendor sells.</summary>
public readonly record struct ProductId(Guid Value) : ITypedId<ProductId>
{
    public static string Prefix => "prod";
    public static ProductId From(Guid value) => new(value);
    public static bool TryParse(string? s, IFormatProvider? provider, out ProductId result) => TypeId.TryParse(s, out result);
    public override string ToString() => TypeId.Write(this);
}
