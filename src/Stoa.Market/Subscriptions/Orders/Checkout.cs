using Stoa.Contracts.Subscriptions;
using Stoa.Market.Subscriptions.Estimates;
using Stoa.Market.Subscriptions.Vat;
using Stoa.Platform.Http;
using Stoa.Platform.Storage;

namespace Stoa.Market.Subscriptions.Orders;

/// <summary>Checks what a customer sends, all of it at once.</summary>
internal sealed class Checkout(Offers offers, PaymentDesk payments, OperationContext operation)
{
    public const string NoSuchMethod = "You have no such payment method: add a card first.";

    /// <summary>Null when there are faults.</summary>
    public async Task<Cart?> Check(OrderRequest request, Faults faults, CancellationToken cancel)
    {
        var key = SshPublicKey.Parse(request.SshKey, out var keyFault);
        var hostnameFault = Hostname.FaultOf(request.Hostname);
        var offer = await offers.Find(request.Plan, cancel);
        faults
            .Require(offer is not null, "/plan", "There is no such plan.")
            .Require(hostnameFault is null, "/hostname", hostnameFault ?? "")
            .Require(key is not null, "/sshKey", keyFault.Describe())
            .Require(await payments.Knows(request.PaymentMethod, cancel), "/paymentMethod", NoSuchMethod);
        if (faults.Any) return null;
        var vat = VatRates.For(await offers.CountryOf(operation.Tenant, cancel), offers.Today);
        return new Cart(operation.Tenant, offer!, Estimate.Of(offer!, vat).DueNow, request.Hostname, key!, request.PaymentMethod);
    }
}
