using Stoa.Platform.Storage;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Storage;

/// <summary>A process that stopped inside a transaction holds rows that another one needs: the server ends it, whoever logged in.</summary>
public sealed class ATransactionThatStandsStill(PostgresServer server)
{
    [Theory]
    [InlineData(DatabaseRole.App, "5s")]
    [InlineData(DatabaseRole.Engine, "5s")]
    [InlineData(DatabaseRole.Auth, "5s")]
    [InlineData(DatabaseRole.Simulator, "5s")]
    [InlineData(DatabaseRole.Operator, "1min")]
    [InlineData(DatabaseRole.Migrate, "1h")]
    public async Task Is_ended_after(DatabaseRole role, string limit)
    {
        await using var database = await TestDatabase.Create(server);
        await using var query = database.Databases[role].CreateCommand("SHOW idle_in_transaction_session_timeout");
        Assert.Equal(limit, await query.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }
}
