using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Contracts.Documents;

namespace Stoa.Market.Documents.Invoices;

/// <summary><c>POST invoices/validation</c>: what issuing would refuse; no number is taken.</summary>
internal static class ValidateInvoice
{
    public static Results<NoContent, ProblemHttpResult> Handle(InvoiceRequest request)
    {
        var faults = InvoiceFaults.Find(request);
        return faults.Any ? faults.Refuse() : TypedResults.NoContent();
    }
}
