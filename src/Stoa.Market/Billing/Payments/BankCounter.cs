using Microsoft.EntityFrameworkCore;
using Stoa.Contracts.Billing;
using Stoa.Market.Billing.Gateways.Test;
using Stoa.Market.Billing.Storage;
using Stoa.Platform.Workflows;

namespace Stoa.Market.Billing.Payments;

/// <summary>Plays the bank at which a customer confirms a payment. A real gateway has its own page and calls back.</summary>
internal sealed class BankCounter(BillingStore store, TestGateway gateway, Runs runs)
{
    public Task<Payment?> Find(PaymentId id, CancellationToken cancel) => store.Payments.SingleOrDefaultAsync(payment => payment.Id == id, cancel);

    /// <summary>Tells the gateway, and wakes whoever follows the payment.</summary>
    public async Task Answer(Payment payment, bool isApproved, CancellationToken cancel)
    {
        await gateway.Confirm(payment.Subject, isApproved, cancel);
        await runs.Signal(store, payment.Subject, FollowPayment.Answered, null, cancel);
    }
}
