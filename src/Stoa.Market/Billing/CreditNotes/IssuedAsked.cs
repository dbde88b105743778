using Microsoft.AspNetCore.Mvc;
using Stoa.Contracts.Billing;
using Stoa.Market.Billing.Invoices;

namespace Stoa.Market.Billing.CreditNotes;

/// <summary>Which issued invoices are asked for; null for all.</summary>
/// <param name="CreditNote">Those whose credit note is that far.</param>
/// <param name="Number">The one with the number, in capital letters or small ones.</param>
/// <param name="Id">The one.</param>
internal sealed record IssuedAsked(
    [FromQuery(Name = "creditNote")] CreditNoteState? CreditNote, [FromQuery(Name = "number")] string? Number,
    [FromQuery(Name = "id")] InvoiceId? Id)
{
    public IQueryable<Invoice> Of(IQueryable<Invoice> issued, IQueryable<CreditNote> notes)
    {
        if (CreditNote is { } state) issued = issued.Where(invoice => notes.Any(note => note.InvoiceId == invoice.Id && note.State == state));
        // As they are given out, so that the index finds it.
        if (Number?.ToUpperInvariant() is { } number) issued = issued.Where(invoice => invoice.Number == number);
        if (Id is { } id) issued = issued.Where(invoice => invoice.Id == id);
        return issued;
    }
}
