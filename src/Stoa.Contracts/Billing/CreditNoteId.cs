using Stoa.Contracts.Common;

namespace Stoa.Contracts.Billing;

/// <summary>What takes an invoice back; its number comes when it is issued.</summary>
public readonly record struct CreditNoteId(Guid Value) : ITypedId<CreditNoteId>
{
    public static string Prefix => "crn";
    public static CreditNoteId From(Guid value) => new(value);
    public static bool TryParse(string? s, IFormatProvider? provider, out CreditNoteId result) => TypeId.TryParse(s, out result);
    public override string ToString() => TypeId.Write(this);
}
