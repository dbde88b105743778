using Stoa.Contracts.Common;

namespace Stoa.Contracts.Accounts;

/// <summary>A token for programs; the id is no secret and does not look like one.</summary>
public readonly record struct ApiTokenId(Guid Value) : ITypedId<ApiTokenId>
{
    public static string Prefix => "apitok";
    public static ApiTokenId From(Guid value) => new(value);
    public static bool TryParse(string? s, IFormatProvider? provider, out ApiTokenId result) => TypeId.TryParse(s, out result);
    public override string ToString() => TypeId.Write(this);
}
