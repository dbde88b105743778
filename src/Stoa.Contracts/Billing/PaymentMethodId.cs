using Stoa.Contracts.Common;

namespace Stoa.Contracts.Billing;

/// <summary>A card or account that a gateway keeps for a customer; Stoa knows its last digits only.</summary>
public readonly record struct PaymentMethodId(Guid Value) : ITypedId<PaymentMethodId>
{
    public static string Prefix => "pm";
    public static PaymentMethodId From(Guid value) => new(value);
    public static bool TryParse(string? s, IFormatProvider? provider, out PaymentMethodId result) => TypeId.TryParse(s, out result);
    public override string ToString() => TypeId.Write(this);
}
