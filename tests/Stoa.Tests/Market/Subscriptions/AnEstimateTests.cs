using Stoa.Contracts.Catalog;
using Stoa.Contracts.Subscriptions;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Market.Subscriptions;

public sealed class AnEstimateTests(MarketNode node) : MarketTests(node), IClassFixture<MarketNode>
{
    private SubscriptionsClient AsVisitor => new(Market.Node.AsVisitor());

    [Theory]
    [InlineData("IT", "9.14 EUR", "7.92 EUR")]
    [InlineData("FI", "9.40 EUR", "8.14 EUR")]
    [InlineData("CH", "8.10 EUR", "7.02 EUR")]
    [InlineData("US", "7.49 EUR", "6.49 EUR")]
    public async Task A_visitor_says_where_they_are(string country, string now, string later)
    {
        var estimate = await AsVisitor.Estimate(new EstimateRequest((await Market.Plan("small-data")).Id, country), Shopper.NewKey(), Cancel);
        Assert.Equal((now, later, 1), (estimate.DueNow.Gross.ToString(), estimate.EachPeriod.Gross.ToString(), estimate.PeriodMonths));
        Assert.Equal(country, Assert.Single(estimate.DueNow.Vat).Country);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("it")]
    [InlineData("UK")]
    [InlineData("Italy")]
    public async Task A_visitor_who_does_not_say_so_is_asked(string? country)
    {
        var plan = (await Market.Plan("small")).Id;
        Assert.Equal(["/country"], await Faults(() => AsVisitor.Estimate(new EstimateRequest(plan, country), Shopper.NewKey(), Cancel)));
    }

    [Fact]
    public async Task A_customers_company_decides_whatever_the_request_says()
    {
        var german = Person.New();
        TestAccounts.Seats[german.Company] = "DE";
        var request = new EstimateRequest((await Market.Plan("small")).Id, "US");
        var estimate = await Market.SubscriptionsOf(german).Estimate(request, Shopper.NewKey(), Cancel);
        Assert.Equal(("DE", 19m, "5.94 EUR"), (estimate.DueNow.Vat[0].Country, estimate.DueNow.Vat[0].RatePercent, estimate.DueNow.Gross.ToString()));
    }

    [Fact]
    public async Task An_unknown_plan_is_a_fault_of_the_request() =>
        Assert.Equal(["/plan"], await Faults(() => AsVisitor.Estimate(new EstimateRequest(PlanId.From(Guid.CreateVersion7()), "IT"), Shopper.NewKey(), Cancel)));
}
