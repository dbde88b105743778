using Stoa.Contracts.Common;
using Stoa.Contracts.Deployer;
using Stoa.Contracts.Fabric;
using Stoa.Contracts.Subscriptions;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Market.Subscriptions;

public sealed class OrdersAtTheQuota(MarketNode node) : MarketTests(node), IClassFixture<MarketNode>
{
    private readonly Outage outage = node.Outage;

    private FabricClient OperatorsFabric => new(Market.Node.As(Person.Operator()));

    [Fact]
    public async Task Of_five_at_once_with_a_quota_of_two_exactly_three_are_refused_and_nobody_pays_for_them()
    {
        await Limit(2);
        var request = await Market.Request();
        var asked = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Refused(() => Market.Subscriptions.PlaceOrder(request, Shopper.NewKey(), Cancel))));
        Assert.Equal((2, 3), (asked.Count(refusal => refusal is null), asked.Count(refusal => refusal == FabricClient.QuotaExceeded)));
        await Market.Settle();
        Assert.Equal(2L, await Database.AsAdmin($"SELECT count(*) FROM billing.payment WHERE tenant_id = '{Market.Customer.Company.Value}'"));
    }

    [Fact]
    public async Task One_that_is_sent_twice_at_once_is_one_order_and_not_refused()
    {
        await Limit(1);
        var (request, key) = (await Market.Request(), Shopper.NewKey());
        var orders = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Market.Subscriptions.PlaceOrder(request, key, Cancel)));
        Assert.Single(orders.Select(order => order.Id).Distinct());
        Assert.Equal(1, (await OperatorsFabric.QuotaOf(Market.Customer.Company, Cancel)).Machines);
    }

    [Fact]
    public async Task A_declined_card_lets_go_of_the_quota_and_another_card_has_to_ask_for_it()
    {
        await Limit(1);
        var declined = await Market.Order(card: Shopper.CardThatIsDeclined);
        await Market.Settle();
        Assert.Equal(0, (await OperatorsFabric.QuotaOf(Market.Customer.Company, Cancel)).Machines);
        var (first, second) = (await Market.AddCard(), await Market.Order());
        Assert.Equal(FabricClient.QuotaExceeded, await Refused(() => Market.Subscriptions.Pay(declined.Id, new(first), Shopper.NewKey(), Cancel)));
        await Market.Say(new DeploymentFailed(DeploymentId.From(Guid.CreateVersion7()), second.Subscription, second.Id, "test", "Given up."));
    }

    [Fact]
    public async Task A_failed_deployment_lets_go_of_the_quota()
    {
        await Limit(1);
        var order = await Market.Order();
        await Market.Settle();
        Assert.Equal(OrderState.Pending, (await Market.Now(order)).State);
        Assert.Equal(FabricClient.QuotaExceeded, await Refused(() => Market.Order()));
        await Market.Say(new DeploymentFailed(DeploymentId.From(Guid.CreateVersion7()), order.Subscription, order.Id, "test", "Given up."));
        await Market.Settle();
        Assert.Equal(OrderState.WaitingPayment, (await Market.Order()).State);
    }

    [Fact]
    public async Task Another_card_keeps_the_quota_while_it_is_charged()
    {
        await Limit(1);
        var order = await Market.Order(card: Shopper.CardThatIsDeclined);
        await Market.Settle();
        await Market.Subscriptions.Pay(order.Id, new(await Market.AddCard()), Shopper.NewKey(), Cancel);
        Assert.Equal(FabricClient.QuotaExceeded, await Refused(() => Market.Order()));
        await Market.Settle();
        Assert.Equal(OrderState.Pending, (await Market.Now(order)).State);
        Assert.Equal(1, (await OperatorsFabric.QuotaOf(Market.Customer.Company, Cancel)).Machines);
    }

    [Fact]
    public async Task The_quota_is_kept_for_as_long_as_the_payment_may_have_been_taken_and_let_go_of_when_it_was_not()
    {
        await Limit(1);
        var order = await Market.Order(card: Shopper.CardThatIsDeclined);
        outage.IsAway = true;
        await Market.Settle();
        await Wait(TimeSpan.FromHours(73));
        Assert.Equal(OrderState.WaitingPayment, (await Market.Now(order)).State);
        Assert.Equal(1, (await OperatorsFabric.QuotaOf(Market.Customer.Company, Cancel)).Machines);
        outage.IsAway = false;
        await Wait(TimeSpan.FromHours(1));
        Assert.Equal(OrderState.PaymentExpired, (await Market.Now(order)).State);
        Assert.Equal(0, (await OperatorsFabric.QuotaOf(Market.Customer.Company, Cancel)).Machines);
    }

    [Fact]
    public async Task So_is_that_of_another_card_days_after_the_first_one()
    {
        await Limit(1);
        var order = await Market.Order(card: Shopper.CardThatIsDeclined);
        await Market.Settle();
        await Market.Node.Pass(TimeSpan.FromHours(30));
        var card = await Market.AddCard();
        outage.IsAway = true;
        await Market.Subscriptions.Pay(order.Id, new(card), Shopper.NewKey(), Cancel);
        await Market.Settle();
        await Wait(TimeSpan.FromHours(5));
        Assert.Equal(1, (await OperatorsFabric.QuotaOf(Market.Customer.Company, Cancel)).Machines);
        outage.IsAway = false;
        await Wait(TimeSpan.FromMinutes(15));
        Assert.Equal(OrderState.Pending, (await Market.Now(order)).State);
        Assert.Equal(1, (await OperatorsFabric.QuotaOf(Market.Customer.Company, Cancel)).Machines);
    }

    // In steps that are shorter than what is done every half hour.
    private async Task Wait(TimeSpan time)
    {
        var step = TimeSpan.FromMinutes(25);
        for (var passed = TimeSpan.Zero; passed < time; passed += step) await Market.Node.Pass(step);
    }

    private static async Task<string?> Refused(Func<Task> ask) => (await Record.ExceptionAsync(ask) as ProblemException)?.Problem.Type;

    private Task Limit(int machines) => OperatorsFabric.Limit(Market.Customer.Company, new QuotaLimits(machines, new Room(100, 100_000, 1000)), Cancel);
}
