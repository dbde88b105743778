using Stoa.Contracts.Common;

namespace Stoa.Contracts.Accounts;

/// <summary>A token for programs; the secret part is not the id.</summary>
public readonly record struct ApiTokenId(Guid Value) : ITypedId<ApiTokenId>
{
    public static string Prefix => "tok";
    public static ApiTokenId From(Guid value) => new(value);
    public override string ToString() => TypeId.Write(this);
}
