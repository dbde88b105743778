using System.Net;

namespace Stoa.Tests.Web;

public sealed class DownloadingAnInvoiceTests(PageHost host) : IClassFixture<PageHost>, IDisposable
{
    private readonly TestBrowser browser = new(host.Browser.BaseAddress!);

    [Fact]
    public async Task Gives_the_paper_under_the_number_of_the_invoice()
    {
        await browser.SignedIn().Open($"/invoices/{SampleMarket.Paper.Key}/pdf");
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        var headers = browser.Answer.Content.Headers;
        Assert.Equal(("application/pdf", $"{SampleMarket.Paper.Number}.pdf"), (headers.ContentType?.MediaType, headers.ContentDisposition?.FileName));
        Assert.Equal("%PDF-1.7", browser.Page);
    }

    [Fact]
    public async Task Asks_a_visitor_to_sign_in_first()
    {
        await browser.Open($"/invoices/{SampleMarket.Paper.Key}/pdf");
        Assert.StartsWith("/sign-in", browser.Location, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("inv_01jd80000ze008000000000005")]
    public async Task Knows_no_foreign_or_malformed_ones(string id)
    {
        await browser.SignedIn().Open($"/invoices/{id}/pdf");
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
    }

    public void Dispose() => browser.Dispose();
}
