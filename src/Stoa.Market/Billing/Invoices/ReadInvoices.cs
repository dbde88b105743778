using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stoa.Contracts.Billing;
using Stoa.Contracts.Common;
using Stoa.Contracts.Subscriptions;
using Stoa.Market.Billing.CreditNotes;
using Stoa.Market.Billing.Storage;
using Stoa.Platform.Http.Lists;

namespace Stoa.Market.Billing.Invoices;

/// <summary><c>GET invoices</c>: the customer's own, newest first; of one order with <c>?order=</c>.</summary>
internal static class ReadInvoices
{
    private static readonly NewestFirst<Invoice, InvoiceId> Order = new(invoice => invoice.DraftedAt, invoice => invoice.Id);

    public static async Task<Ok<Page<InvoiceView>>> Handle([FromQuery(Name = "order")] OrderId? order, Paging paging, BillingStore store, CancellationToken cancel)
    {
        var page = await store.MyInvoices.AsNoTracking().Where(invoice => order == null || invoice.OrderId == order).ToPage(paging, Order, cancel);
        return TypedResults.Ok(await CreditedViews.Of(page, store, cancel));
    }
}
