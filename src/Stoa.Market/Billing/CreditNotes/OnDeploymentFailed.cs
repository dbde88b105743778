using Stoa.Contracts.Billing;
using Stoa.Contracts.Deployer;
using Stoa.Market.Billing.Invoices;
using Stoa.Market.Billing.Storage;
using Stoa.Platform.Messaging;
using Stoa.Platform.Storage;

namespace Stoa.Market.Billing.CreditNotes;

/// <summary>What was paid for could not be made: the invoice is taken back and the money goes home, without anybody asking for it.</summary>
internal sealed class OnDeploymentFailed(BillingStore store, CreditDesk desk, OperationContext operation) : IHandle<DeploymentFailed>
{
    public async Task Handle(DeploymentFailed message, CancellationToken cancel)
    {
        if (await store.InvoiceOf(message.Order, cancel) is not { State: not InvoiceState.Void } invoice) return;
        var language = (await store.MyDetails(cancel))?.Language ?? "en";
        await desk.Ensure(invoice, new CreditWish(PaperWords.In(language).Undelivered, operation.Actor, "Stoa") { Noted = PaperWords.In("en").Undelivered }, cancel);
    }
}
