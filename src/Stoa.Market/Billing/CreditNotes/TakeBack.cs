using Microsoft.Extensions.DependencyInjection;
using Stoa.Market.Billing.Invoices;
using Stoa.Market.Billing.Storage;
using Stoa.Platform.Operations.Acts;
using Stoa.Platform.Storage;

namespace Stoa.Market.Billing.CreditNotes;

/// <summary>Takes an invoice back for its issuer: in the customer's name, whose payment and paper it is about.</summary>
internal sealed class TakeBack(IServiceScopeFactory scopes, OperationContext asking, OperatorName name)
{
    /// <summary>The note of the invoice: the one that there is already, or a new one.</summary>
    public async Task<CreditNote> Ensure(Invoice invoice, string reason, CancellationToken cancel)
    {
        var wish = new CreditWish(reason, asking.Actor, await name.Told(cancel));
        await using var scope = scopes.CreateAsyncScope();
        var operation = scope.ServiceProvider.GetRequiredService<OperationContext>();
        operation.Begin("billing", asking.Actor, "credit-invoice");
        operation.Enter(invoice.CustomerId);
        await using var transaction = await scope.ServiceProvider.GetRequiredService<BillingStore>().Begin(cancel);
        var note = await scope.ServiceProvider.GetRequiredService<CreditDesk>().Ensure(invoice, wish, cancel);
        await transaction.CommitAsync(cancel);
        return note;
    }
}
