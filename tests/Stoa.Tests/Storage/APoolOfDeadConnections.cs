using Microsoft.EntityFrameworkCore;
using Stoa.Contracts.Common;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Storage;

/// <summary>The server ended every session, as a restart does; the pool does not know yet.</summary>
public sealed class APoolOfDeadConnections(PostgresServer server) : IAsyncLifetime
{
    private static readonly TenantId Company = TenantId.From(Guid.Parse("0199aaaa-0000-7000-8000-00000000000a"));
    private TestDatabase database = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.Create(server);
        await database.Migrate(NoteStore.Migration);
    }

    public async ValueTask DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Does_not_show_in_the_transactions_that_begin_then()
    {
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Count()));
        await database.AllowConnections(-1);
        for (var i = 0; i < 5; i++) Assert.Equal(0, await Count());
    }

    [Fact]
    public async Task Is_told_when_the_server_lets_nobody_in()
    {
        await Count();
        await database.AllowConnections(0);
        await Assert.ThrowsAsync<Npgsql.PostgresException>(Count);
        await database.AllowConnections(-1);
        Assert.Equal(0, await Count());
    }

    private async Task<int> Count()
    {
        await using var store = NoteStore.For(database.Databases, Company);
        await using var transaction = await store.Begin(Cancel);
        return await store.Notes.CountAsync(Cancel);
    }
}
