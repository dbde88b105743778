using System.Net;
using Stoa.Contracts.Accounts;
using Stoa.Market.Accounts.SignUps;

namespace Stoa.Tests.Market.Accounts.SignUps;

public sealed class APersonWhoSignsUp(SharedAccounts shared) : IClassFixture<SharedAccounts>
{
    private readonly AccountsNode accounts = shared.Node;

    [Fact]
    public async Task Becomes_a_customer_with_the_code_that_was_mailed()
    {
        var email = AccountsNode.NewEmail();
        var opened = await accounts.SignUp($"  {email.ToUpperInvariant()} ");
        Assert.Equal((email, "Ada Lovelace", "Analytical Engines", "IT"), (opened.Me.Email, opened.Me.Name, opened.Me.Company.Name, opened.Me.Company.Country));
        Assert.Equal(["user"], opened.Me.Roles);
        var me = await accounts.With(opened.Token!).Me(TestContext.Current.CancellationToken);
        Assert.Equal(opened.Me with { Roles = [] }, me with { Roles = [] });
    }

    [Fact]
    public async Task Is_told_of_as_a_company_under_its_own_name()
    {
        var opened = await accounts.SignUp(AccountsNode.NewEmail());
        var (company, registered) = (await accounts.Told.All<CompanyRegistered>()).Single(told => told.Message.User == opened.Me.User);
        Assert.Equal((opened.Me.Company.Id, opened.Me.Company.Id), (company, registered.Company));
        Assert.Equal(("Analytical Engines", "IT", opened.Me.Email, "en"), (registered.Name, registered.Country, registered.Email, registered.Language));
    }

    [Fact]
    public async Task Without_a_company_is_one_that_is_called_after_them()
    {
        var visitor = accounts.Visitor();
        var started = await visitor.SignUp(AccountsNode.Form(AccountsNode.NewEmail()) with { CompanyName = " " }, AccountsNode.NewKey(), TestContext.Current.CancellationToken);
        var opened = await visitor.Confirm(started.Id, new(await accounts.Told.Code(started.Id)), AccountsNode.NewKey(), TestContext.Current.CancellationToken);
        Assert.Equal("Ada Lovelace", opened.Me.Company.Name);
    }

    [Fact]
    public async Task Is_told_every_fault_of_the_form_at_once()
    {
        var answer = await accounts.Post("/api/accounts/sign-ups", new SignUpRequest("ada", "12345678", " ", "UK", "a\nb", "tlh"));
        var problem = await answer.Is(422, "stoa:invalid-input");
        Assert.Equal(["/email", "/password", "/name", "/companyName", "/country", "/language"], problem.Errors!.Select(e => e.Pointer));
    }

    [Theory]
    [InlineData("ada@example.com\r\nBcc: x@example.com")]
    [InlineData("Ada <ada@example.com>")]
    [InlineData("ada@localhost")]
    [InlineData("ada@@example.com")]
    [InlineData("ada@-example.com")]
    [InlineData(".ada@example.com")]
    [InlineData("")]
    public async Task Needs_an_address_that_mail_goes_to(string email)
    {
        var problem = await (await accounts.Post("/api/accounts/sign-ups", AccountsNode.Form(email))).Is(422, "stoa:invalid-input");
        Assert.Equal(["/email"], problem.Errors!.Select(e => e.Pointer));
    }

    [Fact]
    public async Task Has_five_tries_for_the_code()
    {
        var (id, code) = await Started();
        for (var i = 1; i <= SignUp.MaxTries; i++) await (await Confirm(id, Other(code))).Is(422, "accounts:code-wrong");
        await (await Confirm(id, code)).Is(409, "accounts:code-ended");
    }

    [Fact]
    public async Task May_take_the_fifth_try()
    {
        var (id, code) = await Started();
        for (var i = 1; i < SignUp.MaxTries; i++) await (await Confirm(id, Other(code))).Is(422, "accounts:code-wrong");
        Assert.Equal(HttpStatusCode.OK, (await Confirm(id, $" {code} ")).StatusCode);
    }

    [Fact]
    public async Task Has_tries_that_count_when_they_are_made_at_once()
    {
        var (id, code) = await Started();
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Confirm(id, Other(code))));
        await (await Confirm(id, code)).Is(409, "accounts:code-ended");
        Assert.Equal(SignUp.MaxTries, await shared.Database.AsAdmin($"SELECT tries FROM accounts.sign_up WHERE id = '{id.Value}'"));
    }

    [Fact]
    public async Task Has_a_quarter_of_an_hour_for_the_code()
    {
        var (late, lateCode) = await Started();
        var (early, earlyCode) = await Started();
        accounts.Node.Clock.Advance(SignUp.Lifetime - TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, (await Confirm(early, earlyCode)).StatusCode);
        accounts.Node.Clock.Advance(TimeSpan.FromSeconds(1));
        await (await Confirm(late, lateCode)).Is(409, "accounts:code-ended");
    }

    [Fact]
    public async Task Cannot_use_a_code_twice()
    {
        var (id, code) = await Started();
        Assert.Equal(HttpStatusCode.OK, (await Confirm(id, code)).StatusCode);
        await (await Confirm(id, code)).Is(409, "accounts:code-ended");
    }

    [Fact]
    public async Task Cannot_use_the_code_of_another_sign_up()
    {
        var ((mine, _), (_, other)) = (await Started(), await Started());
        await (await Confirm(mine, other)).Is(422, "accounts:code-wrong");
    }

    [Fact]
    public async Task Gets_one_account_for_one_address_however_many_codes_come()
    {
        var email = AccountsNode.NewEmail();
        var ((first, firstCode), (second, secondCode)) = (await Started(email), await Started(email));
        Assert.Equal(HttpStatusCode.OK, (await Confirm(first, firstCode)).StatusCode);
        await (await Confirm(second, secondCode)).Is(409, "accounts:address-taken");
    }

    [Fact]
    public async Task Gets_one_account_when_two_codes_are_confirmed_at_once()
    {
        var email = AccountsNode.NewEmail();
        var codes = new[] { await Started(email), await Started(email), await Started(email), await Started(email) };
        var answers = await Task.WhenAll(codes.Select(c => Confirm(c.Id, c.Code)));
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.OK)) await refused.Is(409, "accounts:address-taken");
    }

    [Fact]
    public async Task Finds_nothing_under_an_unknown_or_malformed_id()
    {
        var unknown = await Confirm(SignUpId.From(Guid.CreateVersion7()), "123456");
        var malformed = await accounts.Post("/api/accounts/sign-ups/nonsense/confirmation", new ConfirmSignUpRequest("123456"));
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal(await unknown.Comparable(), await malformed.Comparable());
    }

    private static string Other(string code) => code == "000000" ? "000001" : "000000";

    private async Task<(SignUpId Id, string Code)> Started(string? email = null)
    {
        var started = await accounts.Visitor().SignUp(
            AccountsNode.Form(email ?? AccountsNode.NewEmail()), AccountsNode.NewKey(), TestContext.Current.CancellationToken);
        return (started.Id, await accounts.Told.Code(started.Id));
    }

    private Task<HttpResponseMessage> Confirm(SignUpId id, string code) =>
        accounts.Post($"/api/accounts/sign-ups/{id}/confirmation", new ConfirmSignUpRequest(code));
}
