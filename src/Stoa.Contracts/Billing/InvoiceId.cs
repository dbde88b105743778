using Stoa.Contracts.Common;

namespace Stoa.Contracts.Billing;

/// <summary>What is charged in one go, from the draft on; its number comes when it is issued.</summary>
public readonly record struct InvoiceId(Guid Value) : ITypedId<InvoiceId>
{
    public static string Prefix => "inv";
    public static InvoiceId From(Guid value) => new(value);
    public static bool TryParse(string? s, IFormatProvider? provider, out InvoiceId result) => TypeId.TryParse(s, out result);
    public override string ToString() => TypeId.Write(this);
}
