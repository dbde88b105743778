using Stoa.Contracts.Accounts;
using Stoa.Contracts.Billing;
using Stoa.Contracts.Common;
using Stoa.Market.Billing.Details;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Market.Billing.Details;

public sealed class TheDetailsOfACompany(MarketNode node) : MarketTests(node), IClassFixture<MarketNode>
{
    [Fact]
    public async Task Are_what_accounts_knows_until_an_address_is_given()
    {
        Assert.Equal(new BillingDetailsView("Company", "IT", null, null, null, null, null, "en"), await Market.Billing.Details(Cancel));
        var given = await Market.Billing.PutDetails(new(" Ada ", "Via Roma 1", " ", "Bologna", VatNumber: "it 0123.4567-897", Language: "it"), Cancel);
        Assert.Equal(new BillingDetailsView("Ada", "IT", "Via Roma 1", null, "Bologna", null, "IT01234567897", "it") { IsBusiness = true }, given);
        Assert.Equal(given, await Market.Billing.Details(Cancel));
        Assert.NotEqual(given, await new BillingClient(Market.Node.As(Person.New())).Details(Cancel));
    }

    [Fact]
    public async Task Begin_with_the_name_and_language_of_the_sign_up()
    {
        await Market.Say(new CompanyRegistered(Market.Customer.Company, "Analytical Engines", "IT", null, Market.Customer.User, "Ada", "ada@example.com", "it"));
        await Market.Settle();
        var known = await Market.Billing.Details(Cancel);
        Assert.Equal(("Analytical Engines", "it", null), (known.Name, known.Language, known.Street));
    }

    [Fact]
    public async Task Are_refused_with_every_fault() => Assert.Equal(
        ["/name", "/street", "/postalCode", "/city", "/region", "/vatNumber", "/language"],
        await Faults(() => Market.Billing.PutDetails(new(" ", "a\nb", new string('1', 21), "", new string('x', 101), "DE123456789", "fr"), Cancel)));

    [Fact]
    public async Task Are_refused_where_no_paper_could_write_them() => Assert.Equal(
        ["/name", "/city"], await Faults(() => Market.Billing.PutDetails(new("日本語", "Straße 1", null, "Łódź 😀"), Cancel)));

    [Theory]
    [InlineData("GR", "EL123456789", true)]
    [InlineData("GR", "GR123456789", false)]
    [InlineData("AT", "ATU12345678", true)]
    [InlineData("NL", "NL123456789B01", true)]
    [InlineData("FR", "FRXX999999999", true)]
    [InlineData("IT", "IT0123456789", false)]
    [InlineData("US", "12-3456789", true)]
    [InlineData("US", "1", false)]
    public void Have_a_VAT_number_of_their_country(string country, string number, bool isRight)
    {
        var given = DetailsFaults.Tidied(new("Ada", "Street 1", null, "City", VatNumber: number));
        Assert.Equal(isRight, !DetailsFaults.Find(given, country).Any);
    }

    [Fact]
    public void Know_the_formats_of_all_27_countries_of_the_Union() =>
        Assert.True(DetailsFaults.Union.Count == 27 && DetailsFaults.Union.All(Countries.IsKnown));

    [Fact]
    public void Show_a_number_that_is_right_where_one_is_wrong()
    {
        foreach (var country in DetailsFaults.Union)
        {
            var said = Assert.Single(Of("1", country));
            Assert.Empty(Of(said[(said.LastIndexOf(' ') + 1)..], country));
        }
    }

    private static List<string> Of(string number, string country)
    {
        var refused = (Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult)DetailsFaults.Find(new("Ada", "Street 1", null, "City", VatNumber: number), country).Refuse();
        return [.. ((IReadOnlyList<FieldError>)refused.ProblemDetails.Extensions["errors"]!).Select(error => error.Detail)];
    }
}
