using System.Net;
using Stoa.Contracts.Deployer;
using Stoa.Contracts.Subscriptions;
using Stoa.Contracts.Workflows;

namespace Stoa.Tests.Web;

public sealed class ActingOnADeploymentTests : IClassFixture<PageHost>, IDisposable
{
    private static readonly string Page = $"/deployments/{SampleMarket.DeploymentId}";
    private readonly PageHost host;
    private readonly TestBrowser browser;

    public ActingOnADeploymentTests(PageHost host)
    {
        this.host = host;
        host.Api.Reset();
        browser = new TestBrowser(host.Browser.BaseAddress!).SignedIn();
    }

    [Theory]
    [InlineData("stop")]
    [InlineData("reboot")]
    public async Task A_button_asks_the_deployer_once_per_form(string action)
    {
        await browser.Open(Page);
        var key = browser.Value("Form.Key");
        await browser.Send("\"act\"", ("Form.Action", action));
        Assert.Equal(Page, browser.Location);
        Assert.Equal(key, host.Api.Calls.Last(c => c.Call == $"POST /api/deployer{Page}/{action}").Key);
    }

    [Fact]
    public async Task Terminating_ends_the_subscription_that_pays_for_it()
    {
        await browser.Open(Page);
        Assert.Contains("Terminate web-1?", browser.Page);
        await browser.Send("\"act\"", ("Form.Action", "terminate"));
        Assert.Contains(host.Api.Calls, c => c.Call == $"POST /api/subscriptions/orders/{SampleMarket.OrderId}/termination");
    }

    [Fact]
    public async Task One_whose_subscription_ends_is_followed_before_the_deployer_has_heard()
    {
        host.Api.Deployment = SampleMarket.Deployment(DeploymentState.Running, RunState.Succeeded, StepState.Done);
        host.Api.Order = SampleMarket.Order(OrderState.UndeploySent);
        await browser.Open(Page);
        Assert.Contains("Being removed", browser.Page);
        Assert.Contains($"data-live=\"{Page}/live?ending=true\"", browser.Page);
    }

    [Theory]
    [InlineData(DeploymentState.Failed, RunState.Succeeded, true)]
    [InlineData(DeploymentState.Failed, RunState.Failed, false)]
    [InlineData(DeploymentState.Running, RunState.Succeeded, false)]
    public async Task One_that_was_delivered_and_is_lost_says_so(DeploymentState state, RunState run, bool isLost)
    {
        host.Api.Deployment = SampleMarket.Deployment(state, run, StepState.Done);
        await browser.Open(Page);
        Assert.Equal(isLost, browser.Page.Contains("its cloud does not know it any more", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(DeploymentState.Running, RunState.Succeeded, "reboot,stop")]
    [InlineData(DeploymentState.Stopped, RunState.Succeeded, "start")]
    [InlineData(DeploymentState.Running, RunState.Active, "")]
    [InlineData(DeploymentState.Terminated, RunState.Succeeded, "")]
    public async Task Only_what_is_possible_now_is_offered(DeploymentState state, RunState run, string expected)
    {
        host.Api.Deployment = SampleMarket.Deployment(state, run, StepState.Done);
        await browser.Open(Page);
        string[] all = ["start", "reboot", "stop"];
        Assert.Equal(expected, string.Join(",", all.Where(a => browser.Page.Contains($"value=\"{a}\"", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("stop", RunState.Active, "Being switched off", false)]
    [InlineData("reboot", RunState.Queued, "Restarting", false)]
    [InlineData("stop", RunState.Failed, "Running", true)]
    public async Task What_is_being_switched_is_not_called_ready(string workflow, RunState run, string badge, bool isReady)
    {
        var running = SampleMarket.Deployment(DeploymentState.Running, run, StepState.Active);
        host.Api.Deployment = running with { Run = running.Run! with { Workflow = workflow } };
        await browser.Open(Page);
        Assert.Contains($">{badge}</span>", browser.Page);
        Assert.Equal(isReady, browser.Page.Contains("class=\"endpoint\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refusal_is_shown_on_the_page_that_asked()
    {
        await browser.Open(Page);
        host.Api.Refusal = new("deployer:busy", "Not possible now", 409, "Another run is under way.", null, "0af7651916cd43dd8448eb211c80319c");
        await browser.Send("\"act\"", ("Form.Action", "stop"));
        Assert.Equal(HttpStatusCode.Conflict, browser.Status);
        Assert.Contains("Another run is under way.", browser.Page);
        Assert.Contains("0af7651916cd43dd8448eb211c80319c", browser.Page);
    }

    [Fact]
    public async Task A_component_that_does_not_answer_gets_a_page_that_says_so()
    {
        await using var lonely = new PageHost();
        await lonely.InitializeAsync();
        await lonely.Api.DisposeAsync();
        using var answer = await lonely.Get("/");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("A part of the system does not answer", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task What_a_vendor_wrote_is_text_and_never_markup()
    {
        await browser.Open("/products/bare-vm");
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", browser.Page);
        Assert.Contains("<strong>plain</strong>", browser.Page);
    }

    public void Dispose() => browser.Dispose();
}
