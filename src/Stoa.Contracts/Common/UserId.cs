namespace Stoa.Contracts.Common;

/// <summary>A person who signs in. Users are global; what they may do comes from their memberships in companies.</summary>
public readonly record struct UserId(Guid Value) : ITypedId<UserId>
{
    public static string Prefix => "usr";
    public static UserId From(Guid value) => new(value);
    public static bool TryParse(string? s, IFormatProvider? provider, out UserId result) => TypeId.TryParse(s, out result);
    public override string ToString() => TypeId.Write(this);
}
