using Stoa.Contracts.Accounts;
using Stoa.Contracts.Billing;
using Stoa.Contracts.Common;
using Stoa.Contracts.Fabric;
using Stoa.Contracts.Subscriptions;
using Stoa.Tests.Fixtures;
using Stoa.Tests.Http.Conformance;

namespace Stoa.Tests.Market.Subscriptions;

/// <summary>On the whole of Stoa in one process: what was taken is made, and what was refused was not paid.</summary>
public sealed class OrdersAtTheQuotaAreMade(Marketplace market) : IClassFixture<Marketplace>
{
    private const int MostSeconds = 120;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_five_at_once_with_a_quota_of_two_two_run_and_nothing_is_refunded()
    {
        var customer = await market.SignUp();
        await new FabricClient(market.As(Role.Operator)).Limit(customer.Me.Company.Id, new QuotaLimits(2, new Room(100, 100_000, 1000)), Cancel);
        await market.GiveAddress(customer);
        var card = await new BillingClient(Client(customer)).AddCard(new CardRequest(Shopper.CardThatPays, 12, 2030, "123", "Ada"), Shopper.NewKey(), Cancel);
        var request = new OrderRequest(await market.Belongings.Plan(), "web-1", SshKeys.Ed25519, card.Id);
        var asked = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Refused(() => Orders(customer).PlaceOrder(request, Shopper.NewKey(), Cancel))));
        Assert.Equal(3, asked.Count(refusal => refusal == FabricClient.QuotaExceeded));
        Assert.Equal(2, asked.Count(refusal => refusal is null));

        for (var seconds = 0; (await All(customer)).Any(order => order.State is OrderState.WaitingPayment or OrderState.Pending); seconds++)
        {
            Assert.True(seconds < MostSeconds, $"After {seconds} s: {string.Join(", ", (await All(customer)).Select(order => order.State))}");
            await market.Node.Pass(TimeSpan.FromSeconds(1));
        }

        Assert.Equal([OrderState.Deployed, OrderState.Deployed], (await All(customer)).Select(order => order.State));
        Assert.Equal(0L, await market.Database.AsAdmin($"SELECT count(*) FROM billing.credit_note WHERE customer_id = '{customer.Me.Company.Id.Value}'"));
        Assert.Equal(2, (await new FabricClient(Client(customer)).Quota(Cancel)).Machines);
        Assert.Equal(0L, await market.Database.AsAdmin($"SELECT count(*) FROM fabric.reservation WHERE owner = '{customer.Me.Company.Id.Value}'"));
    }

    [Fact]
    public async Task Of_a_machine_that_no_open_host_could_hold_nobody_pays()
    {
        var (customer, fabric) = (await market.SignUp(), new FabricClient(market.As(Role.Operator)));
        await market.GiveAddress(customer);
        var card = await new BillingClient(Client(customer)).AddCard(new CardRequest(Shopper.CardThatPays, 12, 2030, "123", "Ada"), Shopper.NewKey(), Cancel);
        var request = new OrderRequest(await market.Belongings.Plan(), "web-1", SshKeys.Ed25519, card.Id);
        var hosts = await fabric.AllHosts(Cancel);
        foreach (var host in hosts) await fabric.Set(host.Name, new HostSetting(IsClosed: true), Cancel);
        Assert.Equal(FabricClient.NoRoom, await Refused(() => Orders(customer).PlaceOrder(request, Shopper.NewKey(), Cancel)));
        Assert.Equal(FabricClient.NoRoom, await Refused(() => Orders(customer).Validate(new OrderValidationRequest(request.Plan, "web-1", SshKeys.Ed25519), Cancel)));
        foreach (var host in hosts) await fabric.Set(host.Name, new HostSetting(IsClosed: false), Cancel);
        await market.Node.Settle();
        Assert.Equal(0L, await market.Database.AsAdmin($"SELECT count(*) FROM billing.payment WHERE tenant_id = '{customer.Me.Company.Id.Value}'"));
        Assert.Null(await Refused(() => Orders(customer).PlaceOrder(request, Shopper.NewKey(), Cancel)));
    }

    private static async Task<string?> Refused(Func<Task> ask) => (await Record.ExceptionAsync(ask) as ProblemException)?.Problem.Type;

    private HttpClient Client(SessionOpened customer) => market.With(customer.Token);

    private SubscriptionsClient Orders(SessionOpened customer) => new(Client(customer));

    private async Task<IReadOnlyList<OrderView>> All(SessionOpened customer) => (await Orders(customer).Orders(null, Cancel)).Items;
}
