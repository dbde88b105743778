using Stoa.Contracts.Billing;
using Stoa.Contracts.Fabric;
using Stoa.Contracts.Subscriptions;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Market.Subscriptions;

/// <summary>Its invoice has to say where it sits, so it says so before it pays.</summary>
public sealed class ABusinessThatOrders(MarketNode node) : MarketTests(node), IClassFixture<MarketNode>
{
    [Fact]
    public async Task Is_refused_without_an_address_before_anything_is_kept_or_paid_and_not_with_one()
    {
        var request = await Market.Request();
        TestAccounts.Businesses[Market.Customer.Company] = true;
        foreach (var refusal in new[] { await Refusal(() => Order(request)), await Refusal(() => Validate(request)) })
            Assert.Equal((SubscriptionsClient.AddressMissing, 409), (refusal.Type, refusal.Status));
        await Market.Settle();
        Assert.Equal(0L, await Database.AsAdmin($"SELECT count(*) FROM billing.payment WHERE tenant_id = '{Market.Customer.Company.Value}'"));
        Assert.Equal(0, (await new FabricClient(Market.Node.As(Market.Customer)).Quota(Cancel)).Machines);

        await Market.Billing.PutDetails(Address, Cancel);
        await Validate(request);
        await Order(request);
    }

    [Fact]
    public async Task Is_one_by_its_VAT_number_too_and_what_is_wrong_with_the_order_is_said_first()
    {
        var request = await Market.Request();
        Assert.False((await Market.Billing.Details(Cancel)).IsBusiness);
        Assert.True((await Market.Billing.PutDetails(Address with { VatNumber = "IT00743110157" }, Cancel)).IsBusiness);
        Assert.False((await Market.Billing.Details(Cancel)).IsAddressMissing);
        var other = Person.New();
        TestAccounts.Businesses[other.Company] = true;
        Assert.Equal(["/hostname"], await Faults(() => Market.SubscriptionsOf(other).Validate(new(request.Plan, "web 1", request.SshKey), Cancel)));
    }

    private static BillingDetailsRequest Address => new("Analytical Engines", "Via Roma 1", "40126", "Bologna");

    private Task Order(OrderRequest request) => Market.Subscriptions.PlaceOrder(request, Shopper.NewKey(), Cancel);

    private Task Validate(OrderRequest request) => Market.Subscriptions.Validate(new(request.Plan, request.Hostname, request.SshKey), Cancel);
}
