using System.Net;

namespace Stoa.Tests.Web;

public sealed class LookingAtInvoicesTests : IClassFixture<PageHost>, IDisposable
{
    private static readonly string Invoice = $"/invoices/{SampleMarket.Invoice.Id}";
    private readonly TestBrowser browser;

    public LookingAtInvoicesTests(PageHost host)
    {
        host.Api.Reset();
        browser = new TestBrowser(host.Browser.BaseAddress!).SignedIn();
    }

    [Fact]
    public async Task The_list_names_number_order_state_and_total_and_leads_on()
    {
        await browser.Open("/invoices");
        Assert.Contains("INV-2026-000042", browser.Page);
        Assert.Contains($"href=\"{Invoice}\"", browser.Page);
        Assert.Contains($"href=\"/orders/{SampleMarket.OrderId}\"", browser.Page);
        Assert.Contains("15.01", browser.Page);
        Assert.Contains("/invoices?cursor=next", browser.Page);
    }

    [Theory]
    [InlineData("en", "1 x 12.3: one price for each unit")]
    [InlineData("it", "1 x 12,3: un prezzo per ogni unità")]
    public async Task The_page_says_of_each_line_why_it_is_so_much(string language, string why)
    {
        await browser.Open($"{Invoice}?lang={language}");
        Assert.Contains(why, WebUtility.HtmlDecode(browser.Page));
    }

    [Theory]
    [InlineData("inv_01jd80000ze008000000000005")]
    [InlineData("nonsense")]
    public async Task An_unknown_and_a_malformed_one_get_the_same_page(string id)
    {
        await browser.Open($"/invoices/{id}");
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
    }

    public void Dispose() => browser.Dispose();
}
