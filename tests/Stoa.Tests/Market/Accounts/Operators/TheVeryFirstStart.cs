using Microsoft.Extensions.DependencyInjection;
using Stoa.Contracts.Accounts;
using Stoa.Contracts.Common;
using Stoa.Market.Accounts.Operators;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Market.Accounts.Operators;

public sealed class TheVeryFirstStart(PostgresServer server) : IAsyncLifetime
{
    private TestDatabase database = null!;

    public async ValueTask InitializeAsync() => database = await TestDatabase.Create(server);

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Makes_the_marketplace_and_an_operator_who_can_sign_in()
    {
        await using var accounts = await AccountsNode.Start(database);
        var login = (await Ensure(accounts))!;
        Assert.Equal("operator@stoa.localhost", login.Email);
        Assert.Matches("^[a-z2-9]{20}$", login.Password);
        var opened = await accounts.Visitor().SignIn(new(login.Email, login.Password), AccountsNode.NewKey(), TestContext.Current.CancellationToken);
        Assert.Equal(TenantId.Marketplace, opened.Me.Company.Id);
        Assert.Equal(["superadmin"], opened.Me.Roles);
        var (company, registered) = Assert.Single(await accounts.Told.All<CompanyRegistered>());
        Assert.Equal((TenantId.Marketplace, login.Email), (company, registered.Email));
    }

    [Fact]
    public async Task Shows_the_password_once()
    {
        await using var accounts = await AccountsNode.Start(database);
        Assert.NotNull(await Ensure(accounts));
        Assert.Null(await Ensure(accounts));
    }

    [Fact]
    public async Task Makes_no_operator_whose_login_could_not_be_kept()
    {
        await using var accounts = await AccountsNode.Start(database);
        await Assert.ThrowsAsync<IOException>(() => Ensure(accounts, _ => throw new IOException("The disk is full.")));
        Assert.Equal(0L, await database.AsAdmin("SELECT count(*) FROM accounts.user"));
        Assert.NotNull(await Ensure(accounts));
    }

    [Fact]
    public async Task Makes_one_operator_when_several_processes_start_at_once()
    {
        await using var accounts = await AccountsNode.Start(database);
        var logins = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Ensure(accounts)));
        Assert.Single(logins, login => login is not null);
        Assert.Equal(1L, await database.AsAdmin("SELECT count(*) FROM accounts.user"));
    }

    private static Task<FirstLogin?> Ensure(AccountsNode accounts, Action<FirstLogin>? keep = null) =>
        accounts.Node.Services.GetRequiredService<OperatorBootstrap>().Ensure(keep ?? (_ => { }), TestContext.Current.CancellationToken);
}
