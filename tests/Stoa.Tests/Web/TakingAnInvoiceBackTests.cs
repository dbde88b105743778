using System.Net;
using System.Net.Http.Json;
using Stoa.Contracts.Billing;
using Stoa.Contracts.Common;
using Stoa.Tests.Http.Conformance;

namespace Stoa.Tests.Web;

/// <summary>An operator's form, which is reached by an address that names the invoice.</summary>
public sealed class TakingAnInvoiceBackTests(Marketplace market) : IClassFixture<Marketplace>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_offered_for_one_that_is_not_on_the_page_of_the_list()
    {
        for (var i = 0; i < 2; i++) await market.Belongings.Invoice();
        var first = (await market.As(Role.Operator).GetFromJsonAsync<Page<InvoiceView>>("/api/billing/issued-invoices?limit=1", StoaJson.Tolerant, Cancel))!;
        var invoice = first.Items[0];
        using var browser = new TestBrowser(market.Node.Address);
        browser.SetCookie("stoa-session", market.Operator.Token!);
        await browser.Open($"/operator/invoices?credit={invoice.Id}&cursor={Uri.EscapeDataString(first.Next!)}");
        Assert.DoesNotContain($"href=\"/invoices/{invoice.Id}/pdf\"", browser.Page, StringComparison.Ordinal);
        Assert.Contains($"Take {invoice.Number} back", browser.Page, StringComparison.Ordinal);
        await browser.Open($"/operator/invoices?credit={new InvoiceId(Guid.CreateVersion7())}");
        Assert.Equal(HttpStatusCode.OK, browser.Status);
    }
}
