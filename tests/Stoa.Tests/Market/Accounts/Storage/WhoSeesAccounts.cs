using System.Net;
using Npgsql;
using Stoa.Contracts.Accounts;
using Stoa.Contracts.Common;
using Stoa.Platform.Storage;

namespace Stoa.Tests.Market.Accounts.Storage;

public sealed class WhoSeesAccounts(SharedAccounts shared) : IClassFixture<SharedAccounts>, IAsyncLifetime
{
    private readonly AccountsNode accounts = shared.Node;
    private SessionOpened person = null!;

    public async ValueTask InitializeAsync() => person = await accounts.SignUp(AccountsNode.NewEmail());

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("user")]
    [InlineData("credential")]
    [InlineData("session")]
    [InlineData("api_token")]
    [InlineData("sign_up")]
    [InlineData("attempt_limit")]
    public async Task Is_the_login_of_sign_in_alone_where_credentials_are_concerned(string table)
    {
        foreach (var role in new[] { DatabaseRole.App, DatabaseRole.Engine, DatabaseRole.Operator })
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => As(role, person.Me.Company.Id, $"SELECT count(*) FROM accounts.{table}"));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
    }

    [Fact]
    public async Task Is_each_company_where_its_own_row_is_concerned()
    {
        var other = await accounts.SignUp(AccountsNode.NewEmail());
        Assert.Equal(1L, await As(DatabaseRole.App, person.Me.Company.Id, "SELECT count(*) FROM accounts.company"));
        Assert.Equal(1L, await As(DatabaseRole.App, person.Me.Company.Id, "SELECT count(*) FROM accounts.membership"));
        Assert.Equal(person.Me.Company, await accounts.With(person.Token!).Company(person.Me.Company.Id, TestContext.Current.CancellationToken));
        Assert.Null(await accounts.With(person.Token!).Company(other.Me.Company.Id, TestContext.Current.CancellationToken));
        var component = new AccountsClient(accounts.Node.AsComponent("subscriptions", other.Me.Company.Id));
        Assert.Equal(other.Me.Company, await component.Company(other.Me.Company.Id, TestContext.Current.CancellationToken));
        Assert.Null(await component.Company(person.Me.Company.Id, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Makes_no_company_and_tells_nothing_but_for_whom_the_transaction_works()
    {
        var elsewhere = Guid.CreateVersion7();
        foreach (var statement in new[]
        {
            $"INSERT INTO accounts.company VALUES ('{elsewhere}', 1, 'X', 'IT', NULL, now())",
            $"INSERT INTO accounts.membership VALUES ('{elsewhere}', '{person.Me.User.Value}', '{{superadmin}}', now())",
            $"INSERT INTO platform.outbox (id, tenant_id, component, name, key, bucket, version, actor, body, occurred_at) VALUES ('{elsewhere}', '{elsewhere}', 'accounts', 'n', 'k', 1, 1, 'a', '{{}}', now())",
        })
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => As(DatabaseRole.Auth, person.Me.Company.Id, statement));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
            Assert.Contains("row-level security", refused.MessageText, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("UPDATE accounts.company SET name = 'X'")]
    [InlineData("UPDATE accounts.membership SET roles = '{superadmin}'")]
    [InlineData("DELETE FROM platform.outbox")]
    public async Task Changes_nothing_afterwards_with_the_login_of_sign_in(string statement)
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => As(DatabaseRole.Auth, person.Me.Company.Id, statement));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Theory]
    [InlineData("/api/accounts/me")]
    [InlineData("/api/accounts/tokens")]
    public async Task Is_nobody_without_a_token(string path) =>
        Assert.Equal(HttpStatusCode.Unauthorized, (await accounts.Node.AsVisitor().GetAsync(path, TestContext.Current.CancellationToken)).StatusCode);

    private async Task<object?> As(DatabaseRole role, TenantId company, string sql)
    {
        await using var connection = await shared.Database.Databases[role].OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var enter = new NpgsqlCommand($"SELECT set_config('stoa.tenant', '{company.Value}', true)", connection);
        await enter.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
