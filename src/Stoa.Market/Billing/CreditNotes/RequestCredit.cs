using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Stoa.Contracts.Billing;
using Stoa.Market.Billing.Storage;
using Stoa.Platform.Http;

namespace Stoa.Market.Billing.CreditNotes;

/// <summary><c>POST invoices/{id}/credit</c>: takes an invoice of the operator's company back, whole; what was paid goes back.</summary>
internal static class RequestCredit
{
    public static async Task<Results<Accepted<CreditNoteView>, ProblemHttpResult>> Handle(
        InvoiceId id, CreditRequest request, BillingStore store, TakeBack takeBack, CancellationToken cancel)
    {
        var reason = request.Reason.Trim();
        var faults = new Faults().RequirePaperLine(reason, 200, "/reason", "1 to 200 characters in one line: the customer reads it");
        if (faults.Any) return faults.Refuse();
        if (await store.IssuedByMe.AsNoTracking().SingleOrDefaultAsync(invoice => invoice.Id == id, cancel) is not { } invoice) return Problems.NotFound("invoice");
        if (invoice.Number is null) return Problems.Of(BillingProblems.NotIssued);
        return TypedResults.Accepted($"/api/billing/invoices/{id}", (await takeBack.Ensure(invoice, reason, cancel)).ToView());
    }
}
