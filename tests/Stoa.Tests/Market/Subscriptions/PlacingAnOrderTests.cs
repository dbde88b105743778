using System.Net;
using Npgsql;
using Stoa.Contracts.Billing;
using Stoa.Contracts.Catalog;
using Stoa.Contracts.Common;
using Stoa.Contracts.Subscriptions;
using Stoa.Platform.Storage;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Market.Subscriptions;

public sealed class PlacingAnOrderTests(MarketNode node) : MarketTests(node), IClassFixture<MarketNode>
{
    [Fact]
    public async Task It_waits_for_its_payment_at_the_plans_price_with_the_customers_VAT()
    {
        var order = await Market.Order("small-data");
        Assert.Equal((OrderState.WaitingPayment, "The payment is under way."), (order.State, order.Detail));
        Assert.Equal(("Bare VM", "Small with data", "web-1"), (order.ProductName, order.PlanName, order.Hostname));
        Assert.Equal(("7.49 EUR", "9.14 EUR"), (order.Totals.Net.ToString(), order.Totals.Gross.ToString()));
        Assert.Equal(Market.Node.Clock.GetUtcNow().AddDays(3), order.PayUntil);
        Assert.Equal((false, false), (order.CanPayAgain, order.CanTerminate));
        Assert.Equal(order.Totals.Gross, (await Market.Now(order)).Totals.Gross);
    }

    [Fact]
    public async Task It_tells_that_it_was_placed_and_asks_for_the_money()
    {
        var order = await Market.Order();
        await Market.Settle();
        var placed = Assert.Single(Market.Told<OrderPlaced>());
        Assert.Equal((order.Id, order.Number, Market.Customer.Company), (placed.Order, placed.Number, placed.Customer));
        var asked = Assert.Single(Market.Told<PaymentRequested>());
        Assert.Equal((order.Id, order.Totals.Gross), (asked.Order, asked.Amount));
    }

    [Fact]
    public async Task Once_it_is_paid_the_subscription_shall_run()
    {
        var request = await Market.Request();
        var order = await Market.Subscriptions.PlaceOrder(request with { SshKey = $"  {request.SshKey}\n" }, Shopper.NewKey(), Cancel);
        await Market.Settle();
        var paid = await Market.Now(order);
        Assert.Equal((OrderState.Pending, "Paid; the machine is being made.", null), (paid.State, paid.Detail, paid.PayUntil));
        var activated = Assert.Single(Market.Told<SubscriptionActivated>());
        Assert.Equal(
            new SubscriptionActivated(
                order.Subscription, order.Id, order.Number, Market.Customer.Company, "bare-vm", "Bare VM", "web-1", request.SshKey,
                (await Market.Plan("small")).Machine), activated);
    }

    [Fact]
    public async Task Numbers_count_up()
    {
        var (first, second) = (await Market.Order(), await Market.Order());
        Assert.InRange(first.Number, 1001, long.MaxValue);
        Assert.Equal(first.Number + 1, second.Number);
    }

    [Fact]
    public async Task All_faults_are_named_at_once() => Assert.Equal(
        ["/plan", "/hostname", "/sshKey", "/paymentMethod"],
        await Faults(() => Market.Subscriptions.PlaceOrder(
            new OrderRequest(PlanId.From(Guid.CreateVersion7()), "web 1", "ssh-rsa AAAA", PaymentMethodId.From(Guid.CreateVersion7())), Shopper.NewKey(), Cancel)));

    [Fact]
    public async Task It_can_be_checked_before_a_card_is_kept_for_it()
    {
        var request = new OrderValidationRequest((await Market.Plan("small")).Id, "web-1", SshKeys.Ed25519);
        await Market.Subscriptions.Validate(request, Cancel);
        Assert.Equal(["/hostname", "/sshKey"], await Faults(() => Market.Subscriptions.Validate(request with { Hostname = "web 1", SshKey = "" }, Cancel)));
        Assert.Empty((await Market.Subscriptions.Orders(null, Cancel)).Items);
    }

    [Fact]
    public async Task Another_customers_card_is_no_card()
    {
        var card = await Market.AddCard(of: Person.New());
        var request = await Market.Request() with { PaymentMethod = card };
        Assert.Equal(["/paymentMethod"], await Faults(() => Market.Subscriptions.PlaceOrder(request, Shopper.NewKey(), Cancel)));
    }

    [Theory]
    [InlineData("price", "0.01")]
    [InlineData("totals", "0.01")]
    [InlineData("quantity", "-1")]
    [InlineData("quantity", "2147483648")]
    public async Task A_price_or_a_quantity_has_no_place_in_it(string member, string value)
    {
        var request = await Market.Request();
        var (status, body) = await Post("/api/subscriptions/orders", new Dictionary<string, object>
        {
            ["plan"] = request.Plan.ToString(), ["hostname"] = "web", ["sshKey"] = request.SshKey, ["paymentMethod"] = request.PaymentMethod.ToString(),
            [member] = value,
        });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains($"\"pointer\":\"/{member}\"", body);
    }

    [Fact]
    public async Task The_same_order_twice_with_one_key_is_one_order()
    {
        var (request, key) = (await Market.Request(), Shopper.NewKey());
        var first = await Market.Subscriptions.PlaceOrder(request, key, Cancel);
        var second = await Market.Subscriptions.PlaceOrder(request, key, Cancel);
        Assert.Equal((first.Id, first.Number), (second.Id, second.Number));
        await Market.Settle();
        Assert.Single(Market.Told<OrderPlaced>());
        Assert.Equal("stoa:idempotency-key-reused", (await Refusal(() => Market.Subscriptions.PlaceOrder(request with { Hostname = "web-2" }, key, Cancel))).Type);
    }

    [Theory]
    [InlineData("UPDATE subscriptions.\"order\" SET totals = '{}'")]
    [InlineData("UPDATE subscriptions.\"order\" SET customer_id = vendor_id")]
    [InlineData("DELETE FROM subscriptions.\"order\"")]
    [InlineData("UPDATE subscriptions.subscription SET cores = 64")]
    [InlineData("UPDATE subscriptions.subscription SET ssh_key = ''")]
    [InlineData("UPDATE subscriptions.subscription SET pay_until = now()")]
    public async Task What_was_agreed_never_changes(string sql)
    {
        await using var connection = await Database.Databases[DatabaseRole.App].OpenConnectionAsync(Cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Cancel));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task Nobody_else_sees_it_not_even_its_vendor()
    {
        var order = await Market.Order();
        var vendor = Person.New() with { Company = (await Vendor()) };
        foreach (var other in new[] { Person.New(), vendor, Person.Operator() })
        {
            Assert.Null(await Market.SubscriptionsOf(other).Order(order.Id, Cancel));
            Assert.Empty((await Market.SubscriptionsOf(other).Orders(null, Cancel)).Items);
        }

        Assert.NotNull(await Market.SubscriptionsOf(Market.Customer.Colleague()).Order(order.Id, Cancel));
    }

    [Fact]
    public async Task The_list_is_newest_first_in_pages()
    {
        var orders = new List<OrderView>();
        for (var i = 0; i < 3; i++)
        {
            orders.Add(await Market.Order());
            Market.Node.Clock.Advance(TimeSpan.FromMilliseconds(5));
        }

        var page = await Market.Subscriptions.Orders(null, Cancel);
        Assert.Equal(orders.Select(o => o.Id).Reverse(), page.Items.Select(o => o.Id));
        Assert.Null(page.Next);
    }

    private async Task<TenantId> Vendor() => (await new CatalogClient(Market.Node.AsVisitor()).Product("bare-vm", Cancel))!.Vendor;
}
