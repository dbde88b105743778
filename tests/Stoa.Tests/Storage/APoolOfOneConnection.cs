using Microsoft.EntityFrameworkCore;
using Npgsql;
using Stoa.Contracts.Common;
using Stoa.Platform.Storage;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Storage;

/// <summary>Two companies share one connection, the one after the other: the hardest case for settings that stay behind.</summary>
public sealed class APoolOfOneConnection(PostgresServer server) : IAsyncLifetime
{
    private static readonly TenantId A = TenantId.From(Guid.Parse("0199aaaa-0000-7000-8000-00000000000a"));
    private static readonly TenantId B = TenantId.From(Guid.Parse("0199bbbb-0000-7000-8000-00000000000b"));
    private TestDatabase database = null!;
    private Databases one = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.Create(server);
        await database.Migrate(NoteStore.Migration);
        one = new Databases(new() { ConnectionString = database.ConnectionString, MaxPoolSize = 1 }, database.Key);
        foreach (var company in new[] { A, B })
        {
            await using var store = NoteStore.For(one, company);
            await using var transaction = await store.Begin(Cancel);
            store.Notes.Add(new Note { Id = company.Value, TenantId = company, Text = "own" });
            await store.SaveChangesAsync(Cancel);
            await transaction.CommitAsync(Cancel);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await one.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Shows_B_only_its_own_after_A_committed()
    {
        await AsA(async (store, transaction) =>
        {
            await store.Notes.ToListAsync(Cancel);
            await transaction.CommitAsync(Cancel);
        });
        await AssertNothingOfAIsLeft();
    }

    [Fact]
    public async Task Shows_B_only_its_own_after_A_rolled_back()
    {
        await AsA(async (store, transaction) =>
        {
            await store.Notes.ToListAsync(Cancel);
            await transaction.RollbackAsync(Cancel);
        });
        await AssertNothingOfAIsLeft();
    }

    [Fact]
    public async Task Shows_B_only_its_own_after_a_query_of_A_failed()
    {
        await Assert.ThrowsAsync<PostgresException>(() => AsA((store, _) => store.Database.ExecuteSqlRawAsync("SELECT 1 / 0", Cancel)));
        await AssertNothingOfAIsLeft();
    }

    [Fact]
    public async Task Shows_B_only_its_own_after_a_query_of_A_was_cancelled()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => AsA((store, _) => store.Database.ExecuteSqlRawAsync("SELECT pg_sleep(60)", soon.Token)));
        await AssertNothingOfAIsLeft();
    }

    [Fact]
    public async Task Refuses_to_write_a_row_of_another_company()
    {
        await using var store = NoteStore.For(one, B);
        await using var transaction = await store.Begin(Cancel);
        store.Notes.Add(new Note { Id = Guid.NewGuid(), TenantId = A, Text = "foreign" });
        var refused = await Assert.ThrowsAsync<DbUpdateException>(() => store.SaveChangesAsync(Cancel));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, ((PostgresException)refused.InnerException!).SqlState);
    }

    [Fact]
    public async Task Shows_nothing_to_a_scope_that_works_for_nobody()
    {
        await using var store = NoteStore.For(one, null);
        await using var transaction = await store.Begin(Cancel);
        Assert.Empty(await store.Notes.ToListAsync(Cancel));
    }

    [Fact]
    public async Task Throws_at_a_query_outside_a_transaction()
    {
        await using var store = NoteStore.For(one, A);
        await Assert.ThrowsAsync<InvalidOperationException>(() => store.Notes.ToListAsync(Cancel));
        await Assert.ThrowsAsync<InvalidOperationException>(() => store.Notes.Where(n => n.Text == "x").ExecuteDeleteAsync(Cancel));
    }

    [Fact]
    public async Task Is_found_to_leak_when_a_setting_was_made_for_the_whole_session()
    {
        await using (var command = one[DatabaseRole.App].CreateCommand($"SELECT set_config('stoa.tenant', '{A.Value}', false)"))
            await command.ExecuteNonQueryAsync(Cancel);

        Assert.Equal($"the session still works for {A.Value} and sees 1 of its notes", await Leak());
    }

    private async Task AsA(Func<NoteStore, Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction, Task> act)
    {
        await using var store = NoteStore.For(one, A);
        await using var transaction = await store.Begin(Cancel);
        await act(store, transaction);
    }

    private async Task AssertNothingOfAIsLeft()
    {
        Assert.Null(await Leak());
        await using var store = NoteStore.For(one, B);
        await using var transaction = await store.Begin(Cancel);
        Assert.Equal(B, Assert.Single(await store.Notes.ToListAsync(Cancel)).TenantId);
    }

    /// <summary>What the next user of the pool would inherit; null when nothing.</summary>
    private async Task<string?> Leak()
    {
        await using var command = one[DatabaseRole.App].CreateCommand(
            "SELECT coalesce(current_setting('stoa.tenant', true), ''), (SELECT count(*) FROM notes.note)");
        await using var row = await command.ExecuteReaderAsync(Cancel);
        await row.ReadAsync(Cancel);
        return row.GetString(0) == "" && row.GetInt64(1) == 0 ? null : $"the session still works for {row.GetString(0)} and sees {row.GetInt64(1)} of its notes";
    }
}
