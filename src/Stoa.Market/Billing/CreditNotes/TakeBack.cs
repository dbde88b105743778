using Microsoft.Extensions.DependencyInjection;
using Stoa.Contracts.Billing;
using Stoa.Market.Billing.Invoices;
using Stoa.Market.Billing.Storage;
using Stoa.Platform.Operations.Acts;

namespace Stoa.Market.Billing.CreditNotes;

/// <summary>Takes an invoice back for its issuer, and tries its refund again.</summary>
internal sealed class TakeBack(BillingStore store, CustomersName customers, OperatorName name)
{
    /// <summary>Null when the caller's company has issued no such invoice.</summary>
    public Task<IssuedInvoice?> Find(InvoiceId invoice, CancellationToken cancel) => CreditedViews.Find(invoice, store, cancel);

    /// <summary>The note of the invoice: the one that there is already, or a new one.</summary>
    public async Task<CreditNote> Ensure(Invoice invoice, string reason, CancellationToken cancel)
    {
        var wish = new CreditWish(reason, customers.Actor, await name.Told(cancel));
        return await customers.Do(invoice.CustomerId, "credit-invoice", services => services.GetRequiredService<CreditDesk>().Ensure(invoice, wish, cancel), cancel);
    }

    /// <summary>The note with another attempt under way; null when no refund of the invoice stands refused.</summary>
    public async Task<CreditNote?> RefundAgain(Invoice invoice, CancellationToken cancel)
    {
        var who = await name.Told(cancel);
        return await customers.Do(invoice.CustomerId, "retry-refund", services => services.GetRequiredService<RefundDesk>().TryAgain(invoice, who, cancel), cancel);
    }
}
