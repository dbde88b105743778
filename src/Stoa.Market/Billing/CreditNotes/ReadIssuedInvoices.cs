using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Stoa.Contracts.Billing;
using Stoa.Contracts.Common;
using Stoa.Market.Billing.Invoices;
using Stoa.Market.Billing.Storage;
using Stoa.Platform.Http.Lists;

namespace Stoa.Market.Billing.CreditNotes;

/// <summary><c>GET issued-invoices</c>: what the operator's company charges others, newest first, or of them what <see cref="IssuedAsked"/> says.</summary>
internal static class ReadIssuedInvoices
{
    private static readonly NewestFirst<Invoice, InvoiceId> Order = new(invoice => invoice.DraftedAt, invoice => invoice.Id);

    public static async Task<Ok<Page<InvoiceView>>> Handle(
        [AsParameters] IssuedAsked asked, Paging paging, BillingStore store, CancellationToken cancel)
    {
        var issued = store.IssuedByMe.AsNoTracking().Where(invoice => invoice.Number != null);
        var page = await asked.Of(issued, store.CreditNotes).ToPage(paging, Order, cancel);
        return TypedResults.Ok(await CreditedViews.OfIssuer(page, store, cancel));
    }
}
