using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Stoa.Contracts.Billing;
using Stoa.Market.Billing.Storage;
using Stoa.Platform.Http;

namespace Stoa.Market.Billing.CreditNotes;

/// <summary><c>POST invoices/{id}/credit/refund</c>: tries once more to give back what the gateway refused to give back.</summary>
internal static class RequestRefund
{
    public static async Task<Results<Accepted<CreditNoteView>, ProblemHttpResult>> Handle(InvoiceId id, BillingStore store, TakeBack takeBack, CancellationToken cancel)
    {
        if (await store.IssuedByMe.AsNoTracking().SingleOrDefaultAsync(invoice => invoice.Id == id, cancel) is not { } invoice) return Problems.NotFound("invoice");
        if (await takeBack.RefundAgain(invoice, cancel) is not { } note) return Problems.Of(BillingProblems.NotRefused);
        return TypedResults.Accepted($"/api/billing/invoices/{id}", note.ToIssuersView());
    }
}
