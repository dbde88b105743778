using Microsoft.Extensions.DependencyInjection;
using Stoa.Contracts.Accounts;
using Stoa.Contracts.Common;
using Stoa.Market.Accounts.Operators;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Market.Accounts.Companies;

public sealed class TheRollOfCompanies(PostgresServer server) : IAsyncLifetime
{
    private TestDatabase database = null!;
    private AccountsNode accounts = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.Create(server);
        accounts = await AccountsNode.Start(database);
    }

    public async ValueTask DisposeAsync()
    {
        await accounts.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Is_told_to_operators_page_by_page_the_newest_first()
    {
        var us = await Operator();
        var (older, newer) = (await SignUp(), await SignUp());
        var first = await us.Companies(null, 1, Cancel);
        Assert.Equal([newer.Company], first.Items);
        Assert.Equal([older.Company], (await us.Companies(first.Next, 1, Cancel)).Items);
    }

    [Fact]
    public async Task Is_told_in_part_where_some_are_named()
    {
        var us = await Operator();
        var (one, _, other) = (await SignUp(), await SignUp(), await SignUp());
        Assert.Equal([other.Company, one.Company], await us.Companies([one.Company.Id, other.Company.Id, new TenantId(Guid.CreateVersion7())], Cancel));
        Assert.Empty(await us.Companies([], Cancel));
    }

    [Fact]
    public async Task Is_refused_where_one_is_named_that_is_no_id()
    {
        var login = (await accounts.Node.Services.GetRequiredService<OperatorBootstrap>().Ensure(_ => { }, Cancel))!;
        var session = await accounts.Visitor().SignIn(new(login.Email, login.Password), AccountsNode.NewKey(), Cancel);
        var client = accounts.Node.AsVisitor();
        client.DefaultRequestHeaders.Authorization = new("Bearer", session.Token);
        var answer = await client.GetAsync("/api/accounts/companies?id=xx", Cancel);
        Assert.Equal("query/id", Assert.Single((await answer.Is(422, "stoa:invalid-input")).Errors!).Pointer);
    }

    private async Task<AccountsClient> Operator()
    {
        var login = (await accounts.Node.Services.GetRequiredService<OperatorBootstrap>().Ensure(_ => { }, Cancel))!;
        return accounts.With((await accounts.Visitor().SignIn(new(login.Email, login.Password), AccountsNode.NewKey(), Cancel)).Token!);
    }

    private async Task<Me> SignUp()
    {
        accounts.Node.Clock.Advance(TimeSpan.FromSeconds(1));
        return (await accounts.SignUp(AccountsNode.NewEmail())).Me;
    }
}
