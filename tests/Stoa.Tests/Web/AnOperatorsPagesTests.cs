using System.Net;
using System.Text.RegularExpressions;
using Stoa.Contracts.Accounts;
using Stoa.Contracts.Billing;
using Stoa.Contracts.Common;
using Stoa.Contracts.Fabric;
using Stoa.Tests.Fixtures;
using Stoa.Tests.Http.Conformance;

namespace Stoa.Tests.Web;

/// <summary>The pages below <c>/operator</c>, on the whole of Stoa in one process, by forms as a browser without script sends them.</summary>
public sealed partial class AnOperatorsPagesTests : IClassFixture<Marketplace>, IDisposable
{
    private readonly Marketplace market;
    private readonly TestBrowser us;

    public AnOperatorsPagesTests(Marketplace market)
    {
        this.market = market;
        us = Browser(market.Operator.Token);
    }

    [Fact]
    public async Task Are_shown_to_operators_only()
    {
        using var visitor = Browser(null);
        await visitor.Open("/operator");
        Assert.Equal("/sign-in?to=%2Foperator", visitor.Location);
        using var customer = Browser(market.Owner.Token);
        await customer.Open("/operator");
        Assert.Equal(HttpStatusCode.Forbidden, customer.Status);
        await customer.Open("/");
        Assert.DoesNotContain("href=\"/operator\"", customer.Page, StringComparison.Ordinal);
        await us.Open("/");
        Assert.Contains("href=\"/operator\"", us.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Say_in_words_how_each_component_is_and_what_is_wrong()
    {
        await market.Belongings.ParkedMessage();
        await us.Open("/operator");
        Assert.All(Components.All, component => Assert.Contains($"<p class=\"component-name\">{component.Name}</p>", us.Page, StringComparison.Ordinal));
        Assert.Contains("could not be handled and wait", us.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_where_machines_are_made_and_what_they_claim()
    {
        await market.Belongings.Running();
        await us.Open("/operator/hosts");
        Assert.Contains("zone-1-host-1", us.Page, StringComparison.Ordinal);
        Assert.Matches("[1-9][0-9]* of [0-9]+", us.Page);
    }

    [Fact]
    public async Task Cancel_a_run_and_note_who_did()
    {
        var id = await market.Belongings.Run();
        await us.Open("/operator/runs?state=Active");
        Assert.Contains($"/operator/runs/{id}", us.Page, StringComparison.Ordinal);
        await us.Open($"/operator/runs/{id}");
        await us.Send("cancel");
        Assert.Equal((HttpStatusCode.Redirect, $"/operator/runs/{id}"), (us.Status, us.Location));
        await us.Open($"/operator/runs/{id}");
        Assert.DoesNotContain("Cancel this run?", us.Page, StringComparison.Ordinal);
        await us.Open("/operator/acts");
        Assert.Contains(market.Operator.Me.Email, us.Page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("replay")]
    [InlineData("skip")]
    public async Task Decide_on_a_parked_message(string action)
    {
        var id = await market.Belongings.ParkedMessage();
        await us.Open($"/operator/parked/{id}");
        Assert.Contains("ada@example.com", us.Page, StringComparison.Ordinal);
        await us.Send("decide", ("Form.Action", action));
        Assert.Equal("/operator/parked", us.Location);
        await us.Open("/operator/parked");
        Assert.DoesNotContain(id, us.Page, StringComparison.Ordinal);
        await us.Open($"/operator/parked/{id}");
        Assert.Equal(HttpStatusCode.NotFound, us.Status);
    }

    [Fact]
    public async Task Take_an_issued_invoice_back()
    {
        var id = await market.Belongings.Invoice();
        await us.Open("/operator/invoices");
        Assert.Contains($"/operator/invoices?credit={id}", us.Page, StringComparison.Ordinal);
        await us.Open($"/operator/invoices?credit={id}");
        await us.Send("credit", ("Form.Reason", "Ordered twice"));
        Assert.Equal((HttpStatusCode.Redirect, "/operator/invoices"), (us.Status, us.Location));
        await market.Node.Settle();
        await us.Open("/operator/invoices");
        Assert.DoesNotContain($"/operator/invoices?credit={id}", us.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_why_a_refund_was_refused_and_try_it_again()
    {
        var id = await market.Belongings.RefusedRefund();
        await us.Open("/operator");
        Assert.Contains("Refunds were refused", us.Page, StringComparison.Ordinal);
        await us.Open("/operator/invoices");
        Assert.Contains("The charge gives back once, and no more than it took.", us.Page, StringComparison.Ordinal);
        await us.Send("refund", ("Refund.Invoice", id.ToString()));
        Assert.Equal((HttpStatusCode.Redirect, "/operator/invoices"), (us.Status, us.Location));
        await market.Node.Settle();
        await us.Open("/operator/invoices");
        Assert.Contains("attempt 2", us.Page, StringComparison.Ordinal);
        foreach (var language in new[] { "it", "en-XA" })
        {
            await us.Open($"/operator/invoices?lang={language}");
            Assert.DoesNotMatch(MissingText(), us.Page);
        }
    }

    [Fact]
    public async Task Name_of_each_issued_invoice_its_customer_its_order_and_the_paper()
    {
        var id = await market.Belongings.Invoice();
        await us.Open("/operator/invoices");
        Assert.Contains($"href=\"/invoices/{id}/pdf\"", us.Page, StringComparison.Ordinal);
        Assert.Contains(market.Owner.Me.Company.Name, us.Page, StringComparison.Ordinal);
        Assert.Matches("Order [1-9]", us.Page);
    }

    [Fact]
    public async Task Close_a_host_and_open_it()
    {
        await us.Open("/operator/hosts");
        await us.Send("hosts", ("Form.Close", "zone-1-host-1"));
        Assert.Equal("/operator/hosts", us.Location);
        await us.Open("/operator/hosts");
        Assert.Contains("aria-label=\"Open zone-1-host-1\"", us.Page, StringComparison.Ordinal);
        await us.Send("hosts", ("Form.Open", "zone-1-host-1"));
        await us.Open("/operator/hosts");
        Assert.Contains("aria-label=\"Close zone-1-host-1\"", us.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Set_what_a_company_may_have()
    {
        var customer = await SignUpLater();
        var page = $"/operator/quotas?company={customer.Me.Company.Id}";
        var before = await new FabricClient(market.With(customer.Token)).Quota(TestContext.Current.CancellationToken);
        await us.Open("/operator/quotas");
        Assert.Contains(page, us.Page, StringComparison.Ordinal);
        await us.Open(page);
        await us.Send("quota", ("Form.Machines", "777"), ("Form.Cores", "888"), ("Form.MemoryMiB", "999000"), ("Form.DiskGiB", "-1"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, us.Status);
        await us.Send("quota", ("Form.Machines", "777"), ("Form.Cores", "888"), ("Form.MemoryMiB", "999000"), ("Form.DiskGiB", "6660"));
        Assert.Equal("/operator/quotas", us.Location);
        var after = await new FabricClient(market.With(customer.Token)).Quota(TestContext.Current.CancellationToken);
        Assert.Equal((before.Machines, new QuotaLimits(777, new Room(888, 999_000, 6660))), (after.Machines, after.Limits));
        await us.Open(page);
        await us.Send("unset");
        Assert.Equal("/operator/quotas", us.Location);
        Assert.Equal(before.Limits, (await new FabricClient(market.With(customer.Token)).Quota(TestContext.Current.CancellationToken)).Limits);
        await us.Open("/operator/acts");
        Assert.Contains("Set a quota back", us.Page, StringComparison.Ordinal);
        await us.Open(page);
        Assert.DoesNotContain("value=\"unset\"", us.Page, StringComparison.Ordinal);
        foreach (var nobody in new[] { $"{new TenantId(Guid.CreateVersion7())}", "co_zzz" })
        {
            await us.Open($"/operator/quotas?company={nobody}");
            Assert.Equal(HttpStatusCode.NotFound, us.Status);
        }
    }

    [Fact]
    public async Task Set_what_a_company_may_have_that_stands_on_another_page_of_the_list()
    {
        for (var i = 0; i < 20; i++) await SignUpLater();
        await us.Open("/operator/quotas");
        Assert.DoesNotContain($"{market.Owner.Me.Company.Id}", us.Page, StringComparison.Ordinal);
        await us.Open($"/operator/quotas?company={market.Owner.Me.Company.Id}");
        Assert.Contains("name=\"Form.Machines\"", us.Page, StringComparison.Ordinal);
    }

    // The newest of the list.
    private Task<SessionOpened> SignUpLater()
    {
        market.Node.Clock.Advance(TimeSpan.FromSeconds(1));
        return market.SignUp();
    }

    [Fact]
    public async Task Warn_while_invoices_do_not_say_who_sells()
    {
        var billing = new BillingClient(market.As(Role.Operator));
        await us.Open("/operator");
        Assert.Contains("Invoices do not say who sells", us.Page, StringComparison.Ordinal);
        await billing.PutDetails(new("Portico", "Via Roma 1", "40126", "Bologna", null, "IT12345670017", "it"), TestContext.Current.CancellationToken);
        Assert.Equal("IT12345670017", (await billing.Seller(TestContext.Current.CancellationToken)).VatNumber);
        await us.Open("/operator");
        Assert.DoesNotContain("Invoices do not say who sells", us.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Do_nothing_without_the_sites_token()
    {
        var id = await market.Belongings.ParkedMessage();
        await us.Open($"/operator/parked/{id}");
        await us.Send("decide", without: "__RequestVerificationToken", ("Form.Action", "skip"));
        Assert.Equal(HttpStatusCode.BadRequest, us.Status);
        await us.Open($"/operator/parked/{id}");
        Assert.Equal(HttpStatusCode.OK, us.Status);
    }

    [Theory]
    [InlineData("/operator")]
    [InlineData("/operator/runs")]
    [InlineData("/operator/parked")]
    [InlineData("/operator/acts")]
    [InlineData("/operator/hosts")]
    [InlineData("/operator/quotas")]
    public async Task Are_written_in_every_language(string address)
    {
        foreach (var language in new[] { "en", "it", "en-XA" })
        {
            await us.Open($"{address}?lang={language}");
            Assert.Equal(HttpStatusCode.OK, us.Status);
            Assert.DoesNotMatch(MissingText(), us.Page);
        }
    }

    public void Dispose() => us.Dispose();

    private TestBrowser Browser(string? session)
    {
        var browser = new TestBrowser(market.Node.Address);
        if (session is not null) browser.SetCookie("stoa-session", session);
        return browser;
    }

    [GeneratedRegex(@"\[[a-z-]+\.[a-z.-]+\]", RegexOptions.NonBacktracking)]
    private static partial Regex MissingText();
}
