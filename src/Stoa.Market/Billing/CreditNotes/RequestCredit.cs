using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Contracts.Billing;
using Stoa.Platform.Http;
using Stoa.Platform.Http.Versions;

namespace Stoa.Market.Billing.CreditNotes;

/// <summary><c>POST invoices/{id}/credit</c>: takes an invoice of the operator's company back, whole; what was paid goes back.</summary>
internal static class RequestCredit
{
    public static async Task<Results<Accepted<CreditNoteView>, ProblemHttpResult>> Handle(
        InvoiceId id, CreditRequest request, IfMatch expected, TakeBack takeBack, CancellationToken cancel)
    {
        var reason = request.Reason.Trim();
        var faults = new Faults().RequirePaperLine(reason, 200, "/reason", "1 to 200 characters in one line: the customer reads it");
        if (faults.Any) return faults.Refuse();
        if (await takeBack.Find(id, cancel) is not { } issued) return Problems.NotFound("invoice");
        if (!expected.Allows(issued.View)) return Problems.ChangedSince();
        if (issued.Invoice.Number is null) return Problems.Of(BillingProblems.NotIssued);
        return TypedResults.Accepted($"/api/billing/invoices/{id}", (await takeBack.Ensure(issued.Invoice, reason, cancel)).ToView());
    }
}
