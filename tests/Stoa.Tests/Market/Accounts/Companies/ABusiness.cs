using Stoa.Contracts.Accounts;
using Stoa.Market.Accounts;
using Stoa.Platform.Storage;

namespace Stoa.Tests.Market.Accounts.Companies;

/// <summary>A company is one, and a private person is none.</summary>
public sealed class ABusiness(SharedAccounts shared) : IClassFixture<SharedAccounts>
{
    [Fact]
    public async Task Is_whoever_signs_up_with_a_companys_name_though_it_be_their_own()
    {
        foreach (var (name, isBusiness) in new[] { ("Analytical Engines", true), ("Ada Lovelace", true), (null, false) })
            Assert.Equal(isBusiness, (await SignUp(name)).Me.Company.IsBusiness);
    }

    [Fact]
    public async Task Is_known_by_its_name_of_companies_from_before_it_was_kept()
    {
        var (company, person) = (await SignUp("Analytical Engines"), await SignUp(null));
        await shared.Database.AsAdmin("UPDATE accounts.company SET is_business = false");
        var sql = Migration.Of("accounts", typeof(AccountsComponent).Assembly).Single(migration => migration.IsData).Sql;
        await shared.Database.Migrate(new Migration("accounts", "9999_again", sql, IsData: true));
        Assert.True((await shared.Node.With(company.Token!).Me(TestContext.Current.CancellationToken)).Company.IsBusiness);
        Assert.False((await shared.Node.With(person.Token!).Me(TestContext.Current.CancellationToken)).Company.IsBusiness);
    }

    private Task<SessionOpened> SignUp(string? company) => shared.Node.SignUp(AccountsNode.Form(AccountsNode.NewEmail()) with { CompanyName = company });
}
