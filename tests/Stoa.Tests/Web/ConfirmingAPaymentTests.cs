using Stoa.Contracts.Billing;
using Stoa.Contracts.Common;
using Stoa.Contracts.Subscriptions;

namespace Stoa.Tests.Web;

public sealed class ConfirmingAPaymentTests : IClassFixture<PageHost>, IDisposable
{
    private static readonly PaymentId Payment = PaymentId.From(Guid.Parse("0193b400-0000-7000-8000-000000000077"));
    private static readonly string Order = $"/orders/{SampleMarket.OrderId}";
    private readonly PageHost host;
    private readonly TestBrowser browser;

    public ConfirmingAPaymentTests(PageHost host)
    {
        this.host = host;
        host.Api.Reset();
        host.Api.Order = SampleMarket.Order(OrderState.WaitingPayment) with { PaymentToConfirm = Payment, CanPayAgain = false };
        browser = new TestBrowser(host.Browser.BaseAddress!).SignedIn();
    }

    [Theory]
    [InlineData("approve", "true")]
    [InlineData("refuse", "false")]
    public async Task The_customer_answers_the_bank_on_the_orders_page(string answer, string told)
    {
        await browser.Open(Order);
        Assert.Contains("Your bank asks you", browser.Page);
        await browser.Send("confirm", ("Form.Answer", answer));
        Assert.Equal($"{Order}?answered=true", browser.Location);
        var call = Assert.Single(host.Api.Calls, c => c.Call == $"POST /api/billing/payments/{Payment}/confirmation");
        Assert.Equal((SampleApi.Token, $"{{\"isApproved\":{told}}}"), (call.Token, call.Body));
        Assert.NotEmpty(call.Key!);
    }

    [Fact]
    public async Task Whoever_has_answered_is_not_asked_again_and_sees_what_comes_of_it()
    {
        await browser.Open($"{Order}?answered=true");
        Assert.DoesNotContain("Your bank asks you", browser.Page);
        Assert.Contains($"data-live=\"{Order}/live?answered=true\"", browser.Page);
    }

    [Fact]
    public async Task One_that_was_given_up_meanwhile_is_said_beside_the_form()
    {
        await browser.Open(Order);
        host.Api.Refusal = new Problem("billing:nothing-to-confirm", "There is nothing to confirm", 409);
        await browser.Send("confirm", ("Form.Answer", "approve"));
        Assert.Contains("There is nothing to confirm", browser.Page);
    }

    public void Dispose() => browser.Dispose();
}
