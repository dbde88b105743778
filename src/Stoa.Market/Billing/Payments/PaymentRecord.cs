using Microsoft.EntityFrameworkCore;
using Stoa.Contracts.Billing;
using Stoa.Market.Billing.Gateways;
using Stoa.Market.Billing.Invoices;
using Stoa.Market.Billing.Ledger;
using Stoa.Market.Billing.Storage;
using Stoa.Platform.Workflows;

namespace Stoa.Market.Billing.Payments;

/// <summary>Writes down what the gateway said of a payment: books the money, tells it, and has followed what is open.</summary>
internal sealed class PaymentRecord(BillingStore store, Runs runs, TimeProvider clock)
{
    /// <summary>Banks give a customer minutes; an order that waits longer for it would block another card.</summary>
    private static readonly TimeSpan ConfirmWithin = TimeSpan.FromHours(1);

    public async Task<StepResult> Write(StepContext<CollectPaymentState> context, CancellationToken cancel)
    {
        var state = context.State;
        var payment = await store.Payments.SingleAsync(p => p.Id == state.Payment, cancel);
        if (state.Charge is null) payment.LoseSight();
        else if (state.Charge.WaitsForCustomer) AskForAction(payment, state);
        else await Settle(payment, state.Charge, cancel);
        if (payment.IsOpen) await runs.Start<FollowPayment, CollectPaymentState>(store, payment.Subject, state, context.Run.ToString(), cancel);
        return StepResult.Done;
    }

    private void AskForAction(Payment payment, CollectPaymentState state)
    {
        payment.AskForAction();
        state.ConfirmUntil = clock.GetUtcNow() + ConfirmWithin;
        store.Publish(new PaymentActionRequired(payment.Id, payment.OrderId), payment, clock);
    }

    private async Task Settle(Payment payment, Charge charge, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (charge.IsPaid)
        {
            payment.Succeed(now);
            store.Ledger.Add(LedgerTransaction.Of(Posting.Payment(payment.Subject, payment.Amount), payment.Book, now));
            store.Publish(new PaymentSucceeded(payment.Id, payment.OrderId, payment.Amount), payment, clock);
            await Invoice(payment, now, cancel);
        }
        else
        {
            payment.Fail(charge.Code!, charge.Detail!, now);
            store.Publish(new PaymentDeclined(payment.Id, payment.OrderId, charge.Code!, charge.Detail!), payment, clock);
        }
    }

    private async Task Invoice(Payment payment, DateTimeOffset paidAt, CancellationToken cancel)
    {
        if (await store.InvoiceOf(payment.OrderId, cancel) is not { } invoice) return;
        var card = await store.PaymentMethods.SingleAsync(method => method.Id == payment.PaymentMethodId, cancel);
        var state = new IssueInvoiceState { Invoice = invoice.Id, PaidAt = paidAt, PaidBy = card.Title };
        await runs.Start<IssueInvoice, IssueInvoiceState>(store, invoice.Subject, state, payment.Subject, cancel);
    }
}
