using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Contracts.Subscriptions;
using Stoa.Market.Subscriptions.Estimates;
using Stoa.Market.Subscriptions.Vat;
using Stoa.Platform.Http;
using Stoa.Platform.Storage;

namespace Stoa.Market.Subscriptions.Orders;

/// <summary>Checks what a customer sends, all of it at once.</summary>
internal sealed class Checkout(Offers offers, PaymentDesk payments, OperationContext operation, TimeProvider clock)
{
    public const string NoSuchMethod = "You have no such payment method: add a card first.";

    /// <summary>Null when there are faults.</summary>
    public async Task<Cart?> Check(OrderRequest request, Faults faults, CancellationToken cancel)
    {
        var wanted = await Check(new OrderValidationRequest(request.Plan, request.Hostname, request.SshKey), faults, cancel);
        faults.Require(await payments.Knows(request.PaymentMethod, cancel), "/paymentMethod", NoSuchMethod);
        if (wanted is null || faults.Any) return null;
        var vat = VatRates.For(await offers.CountryOf(operation.Tenant, cancel), offers.Today);
        return new Cart(SubscriptionId.From(Guid.CreateVersion7(clock.GetUtcNow())), operation.Tenant, wanted, Estimate.Of(wanted.Offer, vat).DueNow, request.PaymentMethod);
    }

    /// <summary>The same, of an order whose payment method is not known yet.</summary>
    public async Task<WantedMachine?> Check(OrderValidationRequest request, Faults faults, CancellationToken cancel)
    {
        var key = SshPublicKey.Parse(request.SshKey, out var keyFault);
        var hostnameFault = Hostname.FaultOf(request.Hostname);
        var offer = await offers.Find(request.Plan, cancel);
        faults
            .Require(offer is not null, "/plan", "There is no such plan.")
            .Require(hostnameFault is null, "/hostname", hostnameFault ?? "")
            .Require(key is not null, "/sshKey", keyFault.Describe());
        return faults.Any ? null : new WantedMachine(offer!, request.Hostname, key!);
    }

    /// <summary>What is wrong with who orders, and not with what is sent; null for nothing.</summary>
    public async Task<ProblemHttpResult?> Refusal(CancellationToken cancel) =>
        await payments.LacksAddress(cancel) ? Problems.Of(SubscriptionsProblems.AddressMissing) : null;
}
