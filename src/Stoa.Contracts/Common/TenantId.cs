namespace Stoa.Contracts.Common;

/// <summary>A company, seen as the owner of rows: a tenant is a company (docs/ARCHITECTURE.md, tenants).</summary>
public readonly record struct TenantId(Guid Value) : ITypedId<TenantId>
{
    /// <summary>The company that runs the marketplace. It exists from the first start and owns what belongs to nobody else.</summary>
    public static readonly TenantId Marketplace = new(new Guid("00000000-0000-7000-8000-000000000001"));

    public static string Prefix => "co";
    public static TenantId From(Guid value) => new(value);
    public static bool TryParse(string? s, IFormatProvider? provider, out TenantId result) => TypeId.TryParse(s, out result);
    public override string ToString() => TypeId.Write(this);
}
