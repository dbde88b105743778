using Stoa.Contracts.Accounts;
using Stoa.Market.Accounts.SignUps;
using Stoa.Tests.Security.Passwords;

namespace Stoa.Tests.Market.Accounts.SignUps;

/// <summary>Nobody but its owner, who reads the mail, learns that an address has an account.</summary>
public sealed class AnAddressThatHasAnAccount(SharedAccounts shared) : IClassFixture<SharedAccounts>, IAsyncLifetime
{
    private readonly AccountsNode accounts = shared.Node;
    private string known = "";

    public async ValueTask InitializeAsync() => known = (await accounts.SignUp(AccountsNode.NewEmail())).Me.Email;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Is_answered_like_a_new_one_when_it_signs_up()
    {
        var (ofKnown, ofNew) = (await Send(known), await Send(AccountsNode.NewEmail()));
        Assert.Equal(await ofNew.Comparable(), await ofKnown.Comparable());
    }

    [Fact]
    public async Task Costs_the_same_work_when_it_signs_up()
    {
        using var hashes = new ComputedHashes(accounts.Meters);
        await Send(known);
        var ofKnown = hashes.Count;
        await Send(AccountsNode.NewEmail());
        Assert.Equal((1, 2), (ofKnown, hashes.Count));
    }

    [Fact]
    public async Task Gets_another_mail_without_a_code()
    {
        await Send(known);
        var told = (await accounts.Told.All<SignUpRequested>()).Where(t => t.Message.Email == known).Select(t => t.Message.SealedCode).ToList();
        Assert.NotNull(told[0]);
        Assert.Null(told[^1]);
    }

    [Fact]
    public async Task Is_answered_like_a_new_one_at_every_try_of_a_code()
    {
        var (ofKnown, ofNew) = (await Started(known), await Started(AccountsNode.NewEmail()));
        for (var i = 1; i <= SignUp.MaxTries + 1; i++)
            Assert.Equal(await (await Confirm(ofNew)).Comparable(), await (await Confirm(ofKnown)).Comparable());
    }

    [Fact]
    public async Task Leaves_nothing_of_the_password_that_was_typed()
    {
        var id = await Started(known);
        Assert.Equal(DBNull.Value, await shared.Database.AsAdmin($"SELECT coalesce(password_hash, encode(code_hash, 'hex')) FROM accounts.sign_up WHERE id = '{id.Value}'"));
    }

    private async Task<SignUpId> Started(string email) =>
        (await accounts.Visitor().SignUp(AccountsNode.Form(email), AccountsNode.NewKey(), TestContext.Current.CancellationToken)).Id;

    private Task<HttpResponseMessage> Send(string email) => accounts.Post("/api/accounts/sign-ups", AccountsNode.Form(email));

    private Task<HttpResponseMessage> Confirm(SignUpId id) =>
        accounts.Post($"/api/accounts/sign-ups/{id}/confirmation", new ConfirmSignUpRequest("not it"));
}
