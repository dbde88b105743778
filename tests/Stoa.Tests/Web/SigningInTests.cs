using System.Net;

namespace Stoa.Tests.Web;

public sealed class SigningInTests(PageHost host) : IClassFixture<PageHost>, IDisposable
{
    private const string SignUpPage = "/sign-up/signup_01jd800000e008000000000009";
    private readonly TestBrowser browser = new(host.Browser.BaseAddress!);

    [Fact]
    public async Task One_screen_starts_a_sign_up_and_leads_to_the_code()
    {
        await browser.Open("/sign-up?to=%2Forders");
        var key = browser.Value("Form.Key");
        await browser.Send("sign-up", ("Form.Email", "ada@analytical.example"), ("Form.Password", "correct horse"), ("Form.Name", "Ada"), ("Form.Country", "IT"), ("Form.CompanyName", " "));
        Assert.Equal((HttpStatusCode.Redirect, SignUpPage + "?to=%2Forders"), (browser.Status, browser.Location));
        var call = host.Api.Calls.Last(c => c.Call == "POST /api/accounts/sign-ups");
        Assert.Equal(key, call.Key);
        Assert.Equal("""{"email":"ada@analytical.example","password":"correct horse","name":"Ada","country":"IT","language":"en"}""", call.Body);
    }

    [Fact]
    public async Task The_right_code_opens_a_session_out_of_reach_of_scripts()
    {
        await browser.Open(SignUpPage + "?to=%2Forders");
        await browser.Send("code", ("Form.Code", "314 159"));
        Assert.Equal("/orders", browser.Location);
        var cookie = browser.Answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("stoa-session=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie);
        Assert.Contains("samesite=lax", cookie);
        Assert.Equal(SampleApi.Token, browser.Cookie("stoa-session"));
    }

    [Fact]
    public async Task A_code_that_was_sent_twice_leads_to_the_sign_in_since_the_sessions_secret_is_told_once()
    {
        await browser.Open(SignUpPage + "?to=%2Forders");
        using var twin = new TestBrowser(host.Browser.BaseAddress!);
        await twin.Open(SignUpPage + "?to=%2Forders");
        var key = browser.Value("Form.Key")!;
        await browser.Send("code", ("Form.Code", "314159"));
        await twin.Send("code", without: "Form.Key", ("Form.Key", key), ("Form.Code", "314159"));
        Assert.Equal("/sign-in?to=%2Forders", twin.Location);
        Assert.Null(twin.Cookie("stoa-session"));
    }

    [Fact]
    public async Task Each_signing_in_is_a_wish_of_its_own()
    {
        await browser.Open("/sign-in");
        await browser.Send("sign-in", ("Form.Email", "ada@analytical.example"), ("Form.Password", SampleApi.Password));
        var keys = host.Api.Calls.Where(c => c.Call == "POST /api/accounts/sessions").Select(c => c.Key).ToList();
        Assert.All(keys, Assert.NotNull);
        Assert.Equal(keys.Count, keys.Distinct().Count());
        Assert.Equal(SampleApi.Token, browser.Cookie("stoa-session"));
    }

    [Fact]
    public async Task A_wrong_code_is_said_at_its_field_and_the_next_try_is_a_new_wish()
    {
        await browser.Open(SignUpPage);
        var key = browser.Value("Form.Key");
        await browser.Send("code", ("Form.Code", "000000"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("aria-describedby=\"field-code-faults\"", browser.Page);
        Assert.Contains("This is not the code of the newest mail.", browser.Page);
        Assert.NotEqual(key, browser.Value("Form.Key"));
    }

    [Fact]
    public async Task A_wrong_password_shows_the_form_again_without_it()
    {
        await browser.Open("/sign-in");
        await browser.Send("sign-in", ("Form.Email", "ada@analytical.example"), ("Form.Password", "wrong"));
        Assert.Equal(HttpStatusCode.Unauthorized, browser.Status);
        Assert.Contains("E-mail or password is wrong", browser.Page);
        Assert.Equal("ada@analytical.example", browser.Value("Form.Email"));
        Assert.DoesNotContain("value=\"wrong\"", browser.Page);
        Assert.Null(browser.Cookie("stoa-session"));
    }

    [Theory]
    [InlineData("/deployments", "/deployments")]
    [InlineData(null, "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("/\tevil", "/")]
    [InlineData("orders", "/")]
    public async Task After_signing_in_it_goes_on_within_this_site_only(string? to, string expected)
    {
        await browser.Open("/sign-in" + (to is null ? "" : $"?to={Uri.EscapeDataString(to)}"));
        await browser.Send("sign-in", ("Form.Email", "ada@analytical.example"), ("Form.Password", SampleApi.Password));
        Assert.Equal(expected, browser.Location);
    }

    [Fact]
    public async Task A_page_for_persons_asks_a_visitor_to_sign_in_and_comes_back()
    {
        await browser.Open("/orders?cursor=abc");
        Assert.Equal((HttpStatusCode.Redirect, "/sign-in?to=%2Forders%3Fcursor%3Dabc"), (browser.Status, browser.Location));
    }

    [Fact]
    public async Task A_session_that_ended_is_forgotten()
    {
        browser.SetCookie("stoa-session", "ended");
        await browser.Open("/");
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.Contains("href=\"/sign-in\"", browser.Page.Replace("?to=%2F", "", StringComparison.Ordinal));
        Assert.Null(browser.Cookie("stoa-session"));
    }

    [Fact]
    public async Task A_form_that_was_opened_before_signing_in_is_refused_after_it()
    {
        await browser.Open("/sign-in");
        browser.SignedIn();
        await browser.Send("sign-in", ("Form.Email", "mallory@evil.example"), ("Form.Password", SampleApi.Password));
        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
        Assert.Contains("This form is too old", browser.Page);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_here_and_at_accounts()
    {
        await browser.SignedIn().Open("/");
        Assert.Contains("Ada Lovelace", browser.Page);
        await browser.SendTo("/sign-out", "/sign-out");
        Assert.Equal("/", browser.Location);
        Assert.Null(browser.Cookie("stoa-session"));
        Assert.Contains(host.Api.Calls, c => c is { Call: "DELETE /api/accounts/sessions/current", Token: SampleApi.Token });
    }

    public void Dispose() => browser.Dispose();
}
