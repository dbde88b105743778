using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Stoa.Contracts.Billing;
using Stoa.Contracts.Common;
using Stoa.Contracts.Subscriptions;

namespace Stoa.Tests.Web;

public sealed class CheckingOutTests : IClassFixture<PageHost>, IDisposable
{
    private static readonly string Checkout = $"/order/{SampleMarket.SmallData.Id}";

    private static readonly (string, string)[] Filled =
    [
        ("Form.Hostname", " web-1 "), ("Form.SshKey", "ssh-ed25519 AAAA ada\n"), ("Form.Number", "4242 4242-4242 4242"), ("Form.Expiry", "04/30"),
        ("Form.Cvc", "123"), ("Form.Holder", "Ada Lovelace"),
    ];

    private readonly PageHost host;
    private readonly TestBrowser browser;

    public CheckingOutTests(PageHost host)
    {
        this.host = host;
        host.Api.Reset();
        browser = new TestBrowser(host.Browser.BaseAddress!);
    }

    [Fact]
    public async Task A_visitor_sees_the_price_with_the_VAT_of_a_country_and_is_asked_who_orders()
    {
        await browser.Open(Checkout + "?country=DE");
        Assert.Contains("VAT IT 22%", browser.Page);
        Assert.Contains("€15.01", WebUtility.HtmlDecode(browser.Page));
        Assert.DoesNotContain("Form.SshKey", browser.Page);
        Assert.Equal($$"""{"plan":"{{SampleMarket.SmallData.Id}}","country":"DE"}""", Bodies("POST /api/subscriptions/estimates").Last());
    }

    [Fact]
    public async Task An_order_is_the_card_and_then_the_order_each_with_a_key_of_the_form()
    {
        await browser.SignedIn().Open(Checkout);
        var key = browser.Value("Form.Key");
        await browser.Send("checkout", Filled);
        Assert.Equal($"/orders/{SampleMarket.OrderId}", browser.Location);
        Assert.Equal([$"{key}-card", key], Writes().Select(c => c.Key));
        Assert.All(Writes(), call => Assert.Equal(SampleApi.Token, call.Token));
        Assert.Equal(new CardRequest("4242424242424242", 4, 2030, "123", "Ada Lovelace"), JsonSerializer.Deserialize<CardRequest>(Writes()[0].Body, StoaJson.Strict));
        Assert.Equal(
            new OrderRequest(SampleMarket.SmallData.Id, "web-1", "ssh-ed25519 AAAA ada", SampleMarket.Visa.Id),
            JsonSerializer.Deserialize<OrderRequest>(Writes()[1].Body, StoaJson.Strict));
    }

    [Fact]
    public async Task The_estimate_of_a_person_leaves_the_country_to_the_company()
    {
        await browser.SignedIn().Open(Checkout + "?country=DE");
        Assert.Equal($$"""{"plan":"{{SampleMarket.SmallData.Id}}"}""", Bodies("POST /api/subscriptions/estimates").Last());
    }

    [Fact]
    public async Task A_known_card_is_not_sent_again()
    {
        host.Api.Cards = [SampleMarket.Visa];
        await browser.SignedIn().Open(Checkout);
        Assert.Contains("Visa ending in 4242", browser.Page);
        await browser.Send("checkout", [("Form.Card", SampleMarket.Visa.Id.ToString()), .. Filled]);
        Assert.Equal(["POST /api/subscriptions/orders"], Writes().Select(c => c.Call));
    }

    [Fact]
    public async Task A_refused_card_is_said_at_its_fields_and_what_was_typed_stays_but_for_secrets()
    {
        await browser.SignedIn().Open(Checkout);
        var key = browser.Value("Form.Key");
        host.Api.Refusal = new("stoa:invalid-input", "The input has faults", 422, null, [new("/number", "The check digit is wrong."), new("/expiryYear", "It is over.")], "0af7651916cd43dd8448eb211c80319c");
        await browser.Send("checkout", Filled);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("href=\"#field-number\">Card number", browser.Page);
        Assert.Contains("id=\"field-expiry-faults\"", browser.Page);
        Assert.Contains("0af7651916cd43dd8448eb211c80319c", browser.Page);
        Assert.Equal((" web-1 ", "", ""), (browser.Value("Form.Hostname"), browser.Value("Form.Number"), browser.Value("Form.Cvc")));
        Assert.NotEqual(key, browser.Value("Form.Key"));
    }

    [Fact]
    public async Task A_refusal_is_in_the_language_of_the_page_by_kind_and_field_and_in_English_as_the_component_said_it()
    {
        var faults = new Problem("stoa:invalid-input", "The input has faults", 422, null, [new("/number", "A digit is wrong."), new("/number", "It is too long."), new("/unheardOf", "Not so.")]);
        var quota = new Problem("fabric:quota-exceeded", "The quota is used up", 409, "The company may have 1 machines.");
        await browser.SignedIn().Open($"{Checkout}?lang=it");
        await Refused(faults);
        Assert.Equal(2, Count("Le cifre sulla carta, da 13 a 19"));
        Assert.Equal((0, 1), (Count("A digit is wrong."), Count("Not so.")));
        await Refused(quota);
        Assert.Equal((1, 0), (Count("La quota è esaurita"), Count("The company may have 1 machines.")));

        await browser.Open($"{Checkout}?lang=en");
        await Refused(faults);
        Assert.Equal((2, 2), (Count("A digit is wrong."), Count("It is too long.")));
        await Refused(quota);
        Assert.Equal(1, Count("The company may have 1 machines."));

        async Task Refused(Problem problem)
        {
            host.Api.Refusal = problem;
            await browser.Send("checkout", Filled);
        }

        int Count(string words) => WebUtility.HtmlDecode(browser.Page).Split(words).Length - 1;
    }

    [Fact]
    public async Task An_expiry_that_cannot_be_read_never_leaves_the_page()
    {
        await browser.SignedIn().Open(Checkout);
        await browser.Send("checkout", [.. Filled.Where(f => f.Item1 != "Form.Expiry"), ("Form.Expiry", "soon")]);
        Assert.Contains("Write month and year as on the card", browser.Page);
        Assert.Empty(Writes());
    }

    [Fact]
    public async Task The_faults_of_the_order_and_of_its_card_are_told_at_once_and_no_card_is_kept()
    {
        await browser.SignedIn().Open(Checkout);
        await browser.Send("checkout", [("Form.Hostname", ""), .. Filled.Where(f => f.Item1 is not ("Form.Hostname" or "Form.Cvc" or "Form.Expiry")), ("Form.Cvc", ""), ("Form.Expiry", "soon")]);
        Assert.All(new[] { "hostname", "cvc", "expiry" }, field => Assert.Contains($"id=\"field-{field}-faults\"", browser.Page));
        Assert.Empty(Writes());
    }

    [Fact]
    public async Task A_business_is_asked_for_the_address_that_its_invoices_need()
    {
        host.Api.Details = SampleMarket.Details with { Name = "Analytical Engines", Street = null, PostalCode = null, City = null, Region = "BO", IsBusiness = true };
        host.Api.IsAddressNeeded = true;
        await browser.SignedIn().Open(Checkout);
        Assert.Contains("<h2>Billing address</h2>", browser.Page);
        await browser.Send("checkout", [.. Filled.Where(f => f.Item1 != "Form.Cvc"), ("Form.Cvc", "")]);
        Assert.All(new[] { "street", "cvc" }, field => Assert.Contains($"id=\"field-{field}-faults\"", browser.Page));
        Assert.Empty(Writes());

        await browser.Send("checkout", [.. Filled, ("Form.Street", "Via Roma 1"), ("Form.City", "Bologna"), ("Form.VatNumber", "IT01234567897")]);
        Assert.Equal($"/orders/{SampleMarket.OrderId}", browser.Location);
        Assert.Equal(
            new BillingDetailsRequest("Analytical Engines", "Via Roma 1", null, "Bologna", "BO", "IT01234567897", "it"),
            JsonSerializer.Deserialize<BillingDetailsRequest>(Bodies("PUT /api/billing/details").Last(), StoaJson.Strict));
    }

    [Fact]
    public async Task A_business_is_asked_with_a_known_card_too()
    {
        host.Api.Cards = [SampleMarket.Visa];
        host.Api.Details = SampleMarket.Details with { Name = "Analytical Engines", Street = null, IsBusiness = true };
        await browser.SignedIn().Open(Checkout);
        await browser.Send("checkout", [("Form.Card", SampleMarket.Visa.Id.ToString()), .. Filled]);
        Assert.Contains("id=\"field-street-faults\"", browser.Page);
        Assert.Empty(Writes());
    }

    [Fact]
    public async Task A_private_person_may_give_an_address_and_need_not()
    {
        host.Api.Details = SampleMarket.Details with { Street = null };
        await browser.SignedIn().Open(Checkout);
        Assert.Contains("<summary>Add a billing address (optional)</summary>", browser.Page);
        await browser.Send("checkout", Filled);
        Assert.Equal($"/orders/{SampleMarket.OrderId}", browser.Location);
        Assert.Empty(Bodies("PUT /api/billing/details"));

        await browser.Open(Checkout);
        await browser.Send("checkout", [.. Filled, ("Form.Street", "Via Roma 1"), ("Form.City", "Bologna")]);
        Assert.Contains("Via Roma 1", Assert.Single(Bodies("PUT /api/billing/details")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_an_address_is_not_asked_again()
    {
        await browser.SignedIn().Open(Checkout);
        Assert.DoesNotContain("Form.Street", browser.Page);
    }

    [Theory]
    [InlineData("-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjE\n-----END OPENSSH PRIVATE KEY-----")]
    [InlineData("b3BlbnNzaC1rZXktdjE")]
    [InlineData("PuTTY-User-Key-File-3: b3BlbnNzaC1rZXktdjE")]
    public async Task What_may_be_a_private_key_is_not_written_back_into_the_page(string key)
    {
        await browser.SignedIn().Open(Checkout);
        await browser.Send("checkout", [.. Filled.Where(f => f.Item1 is not ("Form.SshKey" or "Form.Cvc")), ("Form.SshKey", key), ("Form.Cvc", "")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.DoesNotContain("b3BlbnNzaC1rZXktdjE", browser.Page);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\nb")]
    [InlineData("chiave è")]
    [InlineData(null)]
    public async Task A_key_that_no_form_was_given_is_replaced_by_a_new_one(string? key)
    {
        await browser.SignedIn().Open(Checkout);
        await browser.Send("checkout", without: "Form.Key", [("Form.Key", key ?? new string('a', 300)), .. Filled]);
        Assert.Equal($"/orders/{SampleMarket.OrderId}", browser.Location);
        Assert.All(Writes(), call => Assert.Matches("^[0-9a-f]{32}(-card)?$", call.Key));
    }

    [Theory]
    [InlineData("en", "Something went wrong on our side")]
    [InlineData("it", "Qualcosa è andato storto da parte nostra")]
    public async Task A_form_that_fails_is_answered_with_a_page_that_has_the_id_to_quote(string language, string title)
    {
        using var traced = new ActivityListener { ShouldListenTo = source => source.Name == "Microsoft.AspNetCore", Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData };
        ActivitySource.AddActivityListener(traced);
        await browser.SignedIn().Open($"{Checkout}?lang={language}");
        host.Api.IsGarbled = true;
        await browser.Send("checkout", Filled);
        Assert.Equal((HttpStatusCode.InternalServerError, "text/html"), (browser.Status, browser.Answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains(title, WebUtility.HtmlDecode(browser.Page));
        Assert.Matches("<code>[0-9a-f]{32}</code>", browser.Page);
    }

    [Theory]
    [InlineData("plan_01jd80000ze00800000000000b")]
    [InlineData("plan_nonsense")]
    [InlineData("ord_01jd800000e00800000000000b")]
    public async Task An_unknown_and_a_malformed_plan_get_the_same_page(string plan)
    {
        await browser.Open($"/order/{plan}");
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        Assert.Contains("There is nothing at this address", browser.Page);
    }

    public void Dispose() => browser.Dispose();

    private List<(string Call, string? Token, string? Key, string Body)> Writes() =>
        [.. host.Api.Calls.Where(c => c.Call is "POST /api/billing/payment-methods" or "POST /api/subscriptions/orders")];

    private IEnumerable<string> Bodies(string call) => host.Api.Calls.Where(c => c.Call == call).Select(c => c.Body);
}
