using System.Net;
using Stoa.Contracts.Common;

namespace Stoa.Tests.Web;

public sealed class GivingBillingDetailsTests : IClassFixture<PageHost>, IDisposable
{
    private readonly PageHost host;
    private readonly TestBrowser browser;

    public GivingBillingDetailsTests(PageHost host)
    {
        this.host = host;
        host.Api.Reset();
        browser = new TestBrowser(host.Browser.BaseAddress!).SignedIn();
    }

    [Fact]
    public async Task The_invoices_lead_to_the_form_which_knows_what_was_given()
    {
        await browser.Open("/invoices");
        Assert.Contains("href=\"/invoices/details\"", browser.Page);
        await browser.Open("/invoices/details");
        Assert.Contains("value=\"Via Roma 1\"", browser.Page);
    }

    [Fact]
    public async Task What_is_sent_is_kept()
    {
        await browser.Open("/invoices/details");
        await browser.Send("details", ("Form.Street", "Via Nuova 2"), ("Form.VatNumber", "IT01234567897"));
        Assert.Equal((HttpStatusCode.Redirect, "/invoices"), (browser.Status, browser.Location));
        var sent = host.Api.Calls.Single(call => call.Call == "PUT /api/billing/details").Body;
        Assert.Contains("\"street\":\"Via Nuova 2\"", sent);
        Assert.Contains("\"vatNumber\":\"IT01234567897\"", sent);
    }

    [Fact]
    public async Task A_refusal_stands_at_its_field()
    {
        host.Api.Refusal = new Problem("stoa:invalid-input", "Wrong", 422, "Mend the fields named in errors.", [new("/vatNumber", "a VAT number of IT")]);
        await browser.Open("/invoices/details");
        await browser.Send("details", ("Form.VatNumber", "1"));
        Assert.Contains("a VAT number of IT", browser.Page);
        Assert.Contains(">VAT number</a>", browser.Page);
        Assert.DoesNotContain("/vatNumber", browser.Page);
        Assert.DoesNotContain("Mend the fields", browser.Page);
    }

    public void Dispose() => browser.Dispose();
}
