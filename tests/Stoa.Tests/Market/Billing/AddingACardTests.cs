using Stoa.Contracts.Billing;
using Stoa.Contracts.Common;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Market.Billing;

public sealed class AddingACardTests(MarketNode node) : MarketTests(node), IClassFixture<MarketNode>
{
    private readonly MarketNode node = node;
    private static readonly CardRequest Card = new("4242 4242 4242 4242", 12, 2030, "737", "Ada Lovelace");

    [Fact]
    public async Task Only_its_brand_and_last_digits_stay()
    {
        var method = await Market.Billing.AddCard(Card, Shopper.NewKey(), Cancel);
        Assert.Equal(("visa", "4242", 12, 2030), (method.Brand, method.LastDigits, method.ExpiryMonth, method.ExpiryYear));
        Assert.Equal(method, await Market.Billing.PaymentMethod(method.Id, Cancel));
    }

    [Fact]
    public async Task Neither_number_nor_check_value_nor_holder_is_written_anywhere()
    {
        await Market.Billing.AddCard(Card, Shopper.NewKey(), Cancel);
        await Refusal(() => Market.Billing.AddCard(Card with { Number = "4111111111111111" }, Shopper.NewKey(), Cancel));
        Assert.Empty(await Database.TablesThatHold("424242424242"));
        Assert.Empty(await Database.TablesThatHold("411111111111"));
        Assert.Empty(await Database.TablesThatHold("Lovelace"));
        Assert.DoesNotContain(Market.Node.Log.Lines, line => line.Contains("424242424242") || line.Contains("411111111111") || line.Contains("Lovelace"));
    }

    [Fact]
    public async Task The_list_is_newest_first_and_nobody_elses()
    {
        var first = await Market.AddCard();
        Market.Node.Clock.Advance(TimeSpan.FromSeconds(1));
        var second = await Market.AddCard(Shopper.CardThatIsDeclined);
        Assert.Equal([second, first], (await Market.Billing.PaymentMethods(Cancel)).Items.Select(method => method.Id));
        var other = new BillingClient(Market.Node.As(Person.New()));
        Assert.Empty((await other.PaymentMethods(Cancel)).Items);
        Assert.Null(await other.PaymentMethod(first, Cancel));
    }

    [Fact]
    public async Task A_component_finds_the_card_of_the_company_that_it_works_for()
    {
        var card = await Market.AddCard();
        Assert.NotNull(await new BillingClient(Market.Node.AsComponent("subscriptions", Market.Customer.Company)).PaymentMethod(card, Cancel));
        Assert.Null(await new BillingClient(Market.Node.AsComponent("subscriptions", TenantId.Marketplace)).PaymentMethod(card, Cancel));
    }

    [Fact]
    public async Task All_faults_are_named_at_once() => Assert.Equal(
        ["/number", "/expiryMonth", "/expiryYear", "/cvc", "/holder"],
        await Faults(() => Market.Billing.AddCard(new CardRequest("12", -1, 26, "x", ""), Shopper.NewKey(), Cancel)));

    [Fact]
    public async Task A_card_that_the_gateway_does_not_take_is_refused()
    {
        var refusal = await Refusal(() => Market.Billing.AddCard(Card with { Number = "4111111111111111" }, Shopper.NewKey(), Cancel));
        Assert.Equal(("billing:card-refused", 422, "/number"), (refusal.Type, refusal.Status, refusal.Errors![0].Pointer));
        Assert.Empty((await Market.Billing.PaymentMethods(Cancel)).Items);
    }

    [Fact]
    public async Task While_the_gateway_is_away_nothing_is_kept()
    {
        node.Outage.IsAway = true;
        try
        {
            Assert.Equal(("billing:gateway-not-available", 503), Of(await Refusal(() => Market.Billing.AddCard(Card, Shopper.NewKey(), Cancel))));
        }
        finally
        {
            node.Outage.IsAway = false;
        }

        Assert.Empty((await Market.Billing.PaymentMethods(Cancel)).Items);
    }

    [Fact]
    public async Task The_same_card_twice_with_one_key_is_one()
    {
        var key = Shopper.NewKey();
        var first = await Market.Billing.AddCard(Card, key, Cancel);
        Assert.Equal(first, await Market.Billing.AddCard(Card, key, Cancel));
        Assert.Single((await Market.Billing.PaymentMethods(Cancel)).Items);
    }

    [Fact]
    public async Task Repeated_after_a_lost_answer_it_is_one_card_at_the_gateway_too()
    {
        var (key, before) = (Shopper.NewKey(), await CardsAtTheGateway());
        node.Outage.LosesCards = true;
        try
        {
            Assert.Equal(503, (await Refusal(() => Market.Billing.AddCard(Card, key, Cancel))).Status);
        }
        finally
        {
            node.Outage.LosesCards = false;
        }

        await Market.Billing.AddCard(Card, key, Cancel);
        Assert.Equal(before + 1, await CardsAtTheGateway());
        await Market.Billing.AddCard(Card, Shopper.NewKey(), Cancel);
        Assert.Equal(before + 2, await CardsAtTheGateway());
    }

    private async Task<long> CardsAtTheGateway() => (long)(await Database.AsAdmin("SELECT count(*) FROM billing.test_gateway_card"))!;

    private static (string Type, int Status) Of(Problem refusal) => (refusal.Type, refusal.Status);
}
