using Stoa.Contracts.Common;

namespace Stoa.Contracts.Storefronts;

/// <summary>A marketplace with its own brand; order numbers count up in each by itself.</summary>
public readonly record struct StorefrontId(Guid Value) : ITypedId<StorefrontId>
{
    /// <summary>The marketplace's own. It exists from the first start.</summary>
    public static readonly StorefrontId Main = new(new Guid("00000000-0000-7000-8000-000000000001"));

    public static string Prefix => "front";
    public static StorefrontId From(Guid value) => new(value);
    public static bool TryParse(string? s, IFormatProvider? provider, out StorefrontId result) => TypeId.TryParse(s, out result);
    public override string ToString() => TypeId.Write(this);
}
