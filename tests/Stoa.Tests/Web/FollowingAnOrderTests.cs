using System.Net;
using System.Net.ServerSentEvents;
using System.Text.RegularExpressions;
using Stoa.Contracts.Billing;
using Stoa.Contracts.Deployer;
using Stoa.Contracts.Subscriptions;
using Stoa.Contracts.Workflows;

namespace Stoa.Tests.Web;

public sealed class FollowingAnOrderTests : IClassFixture<PageHost>, IDisposable
{
    private static readonly string Order = $"/orders/{SampleMarket.OrderId}";
    private static readonly string Deployment = $"/deployments/{SampleMarket.DeploymentId}";
    private readonly PageHost host;
    private readonly TestBrowser browser;

    public FollowingAnOrderTests(PageHost host)
    {
        this.host = host;
        host.Api.Reset();
        browser = new TestBrowser(host.Browser.BaseAddress!).SignedIn();
    }

    [Fact]
    public async Task The_page_shows_steps_reasons_attempts_and_where_its_live_part_comes_from()
    {
        Building(StepState.Done, StepState.Active, StepState.Waiting);
        await browser.Open(Order);
        Assert.Contains($"data-live=\"{Order}/live\"", browser.Page);
        Assert.Contains("1 of 3 steps done", browser.Page);
        Assert.Contains("Build the machine", browser.Page);
        Assert.Contains("<progress max=\"100\" value=\"62\"", browser.Page);
        Assert.Contains("The name server does not answer; asked again in 10 s.", browser.Page);
        Assert.Contains("3 of 60 attempts failed", browser.Page);
        Assert.Contains("http-equiv=\"refresh\"", browser.Page);
    }

    [Fact]
    public async Task Changes_arrive_drawn_in_the_visitors_language_and_the_end_loads_the_page_anew()
    {
        Building(StepState.Active, StepState.Ahead);
        await using var events = await Listen($"{Order}/live?lang=it");
        Assert.Contains("0 passi su 2 completati", (await Next(events)).Data);

        host.Api.Changes.Writer.TryWrite(Provisioning(StepState.Done, StepState.Active));
        Assert.Contains("1 passi su 2 completati", (await Next(events)).Data);

        host.Api.Order = SampleMarket.Order(OrderState.Deployed);
        host.Api.Changes.Writer.Complete();
        Assert.Equal("reload", (await Next(events)).EventType);
        Assert.False(await events.MoveNextAsync());
        Assert.All(host.Api.Calls.Where(c => c.Call.Contains("/events", StringComparison.Ordinal)), c => Assert.Equal(SampleApi.Token, c.Token));
    }

    [Fact]
    public async Task A_deployer_that_goes_away_ends_the_stream_so_that_the_browser_comes_back()
    {
        Building(StepState.Active);
        await using var events = await Listen($"{Deployment}/live");
        Assert.Contains("0 of 1 steps done", (await Next(events)).Data);
        host.Api.Changes.Writer.TryWrite(Provisioning(StepState.Done));
        Assert.Contains("1 of 1 steps done", (await Next(events)).Data);
        host.Api.Changes.Writer.Complete(new IOException("gone"));
        Assert.False(await events.MoveNextAsync());
    }

    [Fact]
    public async Task What_is_settled_is_not_followed()
    {
        await browser.Open(Order);
        Assert.DoesNotContain("data-live", browser.Page);
        Assert.DoesNotContain("http-equiv=\"refresh\"", browser.Page);
        Assert.Contains("ssh -p 22001 debian@127.0.0.1", browser.Page);
    }

    [Theory]
    [InlineData("orders")]
    [InlineData("deployments")]
    public async Task What_was_done_before_is_folded_under_history(string kind)
    {
        var page = kind == "orders" ? Order : Deployment;
        await browser.Open(page);
        Assert.DoesNotContain("class=\"history\"", browser.Page);

        host.Api.Past = [SampleMarket.Deployment(DeploymentState.Stopped, RunState.Succeeded, StepState.Done).Run! with { Id = new RunId(Guid.CreateVersion7()), Workflow = "stop", StartedAt = SampleMarket.At }];
        await browser.Open(page);
        Assert.Contains("<details class=\"history\"><summary", browser.Page);
        Assert.Contains("The machine was switched off", browser.Page);
        Assert.Contains($"{page}?history=older", browser.Page);

        await browser.Open($"{page}?history=older");
        Assert.Contains("<details class=\"history\" open", browser.Page);
    }

    [Fact]
    public async Task A_declined_card_can_be_followed_by_another_one()
    {
        host.Api.Order = SampleMarket.Order(OrderState.WaitingPayment, canPayAgain: true);
        host.Api.Deployment = null;
        await browser.Open(Order);
        Assert.Contains("The bank declined the card.", browser.Page);
        await browser.Send("\"pay\"", ("Form.Number", "4242424242424242"), ("Form.Expiry", "04/30"), ("Form.Cvc", "123"), ("Form.Holder", "Ada"));
        Assert.Equal(Order, browser.Location);
        var pay = host.Api.Calls.Last(c => c.Call == $"POST /api/subscriptions/orders/{SampleMarket.OrderId}/payment");
        Assert.Equal($$"""{"paymentMethod":"{{SampleMarket.Visa.Id}}"}""", pay.Body);
    }

    [Fact]
    public async Task One_that_failed_says_why_once_and_what_became_of_the_money()
    {
        var failed = SampleMarket.Deployment(DeploymentState.Failed, RunState.Failed, StepState.Undone, StepState.Failed, StepState.Undone);
        var run = failed.Run!;
        host.Api.Deployment = failed with { Run = run with { Detail = "No such image.", Steps = [.. run.Steps.Select(s => s.State == StepState.Failed ? s with { Reason = "No such image." } : s)] } };
        host.Api.Order = SampleMarket.Order(OrderState.Failed) with { Detail = "No such image." };
        await browser.Open(Order);
        Assert.Single(Regex.Matches(browser.Page, "<p[^>]*>No such image.</p>"));
        Assert.Contains("The machine could not be built", browser.Page);
        Assert.DoesNotContain("Given back by", browser.Page);

        host.Api.Invoice = SampleMarket.Invoice with { State = InvoiceState.Void, CreditNote = SampleMarket.CreditNote };
        await browser.Open(Order);
        Assert.Contains($"<a href=\"/invoices/{SampleMarket.Invoice.Id}\">INV-2026-000042</a>", browser.Page);
        Assert.Contains("Credited", browser.Page);
        Assert.Contains($"Given back by <a href=\"/credit-notes/{SampleMarket.CreditNote.Id}/pdf\">CN-2026-000001</a>", browser.Page);

        await browser.Open(Deployment);
        Assert.Single(Regex.Matches(browser.Page, "<p[^>]*>No such image.</p>"));
    }

    [Fact]
    public async Task One_that_failed_is_loaded_anew_when_its_credit_note_is_there_and_when_the_money_is_back()
    {
        host.Api.Deployment = SampleMarket.Deployment(DeploymentState.Failed, RunState.Failed, StepState.Failed);
        host.Api.Order = SampleMarket.Order(OrderState.Failed);
        await browser.Open(Order);
        Assert.Contains($"data-live=\"{Order}/live\"", browser.Page);
        Assert.Contains("http-equiv=\"refresh\"", browser.Page);

        foreach (var state in new[] { CreditNoteState.Issued, CreditNoteState.Refunded })
        {
            await using var events = await Listen($"{Order}/live");
            Assert.Equal("region", (await Next(events)).EventType);
            host.Api.Invoice = SampleMarket.Invoice with { State = InvoiceState.Void, CreditNote = SampleMarket.CreditNote with { State = state } };
            Assert.Equal("reload", (await Next(events)).EventType);
        }

        await browser.Open(Order);
        Assert.DoesNotContain("data-live", browser.Page);
    }

    [Theory]
    [InlineData("/orders/ord_01jd80000ze008000000000005")]
    [InlineData("/orders/nonsense")]
    [InlineData("/orders/nonsense/live")]
    [InlineData("/deployments/dep_01jd80000ze008000000000005")]
    [InlineData("/mailbox/mail_01jd80000ze008000000000005")]
    public async Task Foreign_unknown_and_malformed_ids_get_the_same_page(string path)
    {
        await browser.Open(path);
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        Assert.Contains("There is nothing at this address", browser.Page);
    }

    public void Dispose() => browser.Dispose();

    private void Building(params StepState[] steps)
    {
        host.Api.Order = SampleMarket.Order(OrderState.Pending);
        host.Api.Deployment = Provisioning(steps);
    }

    private static DeploymentView Provisioning(params StepState[] steps) => SampleMarket.Deployment(DeploymentState.Provisioning, RunState.Active, steps);

    private async Task<IAsyncEnumerator<SseItem<string>>> Listen(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Cookie", $"stoa-session={SampleApi.Token}" } } };
        var answer = await host.Browser.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        var stream = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        return SseParser.Create(stream).EnumerateAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
    }

    private static async Task<SseItem<string>> Next(IAsyncEnumerator<SseItem<string>> events)
    {
        Assert.True(await events.MoveNextAsync());
        return events.Current;
    }
}
