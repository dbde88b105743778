using Stoa.Contracts.Common;

namespace Stoa.Contracts.Accounts;

/// <summary>A person's wish for an account, until the mailed code confirms it.</summary>
public readonly record struct SignUpId(Guid Value) : ITypedId<SignUpId>
{
    public static string Prefix => "signup";
    public static SignUpId From(Guid value) => new(value);
    public override string ToString() => TypeId.Write(this);
}
