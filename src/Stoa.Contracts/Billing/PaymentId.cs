using Stoa.Contracts.Common;

namespace Stoa.Contracts.Billing;

/// <summary>One attempt to get money.</summary>
public readonly record struct PaymentId(Guid Value) : ITypedId<PaymentId>
{
    public static string Prefix => "pay";
    public static PaymentId From(Guid value) => new(value);
    public static bool TryParse(string? s, IFormatProvider? provider, out PaymentId result) => TypeId.TryParse(s, out result);
    public override string ToString() => TypeId.Write(this);
}
