using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Contracts.Billing;
using Stoa.Platform.Http;
using Stoa.Platform.Http.Versions;

namespace Stoa.Market.Billing.CreditNotes;

/// <summary><c>POST invoices/{id}/credit/refund</c>: tries once more to give back what the gateway refused to give back.</summary>
internal static class RequestRefund
{
    public static async Task<Results<Accepted<CreditNoteView>, ProblemHttpResult>> Handle(
        InvoiceId id, IfMatch expected, TakeBack takeBack, CancellationToken cancel)
    {
        if (await takeBack.Find(id, cancel) is not { } issued) return Problems.NotFound("invoice");
        if (!expected.Allows(issued.View)) return Problems.ChangedSince();
        if (await takeBack.RefundAgain(issued.Invoice, cancel) is not { } note) return Problems.Of(BillingProblems.NotRefused);
        return TypedResults.Accepted($"/api/billing/invoices/{id}", note.ToIssuersView());
    }
}
