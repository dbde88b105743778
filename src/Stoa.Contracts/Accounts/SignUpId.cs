using Stoa.Contracts.Common;

namespace Stoa.Contracts.Accounts;

/// <summary>A person's wish for an account, until the mailed code confirms it.</summary>
public readonly record struct SignUpId(Guid Value) : ITypedId<SignUpId>
{
    public static string Prefix => "signup";
    public static SignUpId From(Guid value) => new(value);
    public static bool TryParse(string? s, IFormatProvider? provider, out SignUpId result) => TypeId.TryParse(s, out result);
    public override string ToString() => TypeId.Write(this);
}
