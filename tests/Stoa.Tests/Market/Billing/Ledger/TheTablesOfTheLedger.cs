using Npgsql;
using Stoa.Platform.Storage;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Market.Billing.Ledger;

/// <summary>What the database itself refuses, whoever asks.</summary>
public sealed class TheTablesOfTheLedger(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("5.00", "-5.00", null)]
    [InlineData("5.00", "-4.99", "ledger_balance")]
    [InlineData("0.00", "0.00", "ledger_entry_amount_check")]
    public async Task A_transaction_commits_only_when_it_adds_up_to_nothing(string debit, string credit, string? broken) =>
        Assert.Equal(broken, await Broken($"{Head("EUR")} {Entry(1, debit, "EUR")} {Entry(2, credit, "EUR")}"));

    [Fact]
    public async Task One_without_entries_is_none() => Assert.Equal("ledger_balance", await Broken(Head("EUR")));

    [Fact]
    public async Task No_entry_comes_later_on_its_own()
    {
        var id = Guid.CreateVersion7();
        Assert.Null(await Broken($"{Head("EUR", id)} {Entry(1, "5", "EUR", id)} {Entry(2, "-5", "EUR", id)}"));
        Assert.Equal("ledger_balance", await Broken(Entry(3, "1", "EUR", id)));
    }

    [Fact]
    public async Task It_has_one_currency() =>
        Assert.Contains("fkey", await Broken($"{Head("EUR")} {Entry(1, "5", "USD")} {Entry(2, "-5", "USD")}"));

    [Theory]
    [InlineData("UPDATE billing.ledger_entry SET amount = 1")]
    [InlineData("DELETE FROM billing.ledger_entry")]
    [InlineData("UPDATE billing.ledger_transaction SET about = ''")]
    [InlineData("DELETE FROM billing.ledger_transaction")]
    [InlineData("TRUNCATE billing.ledger_transaction CASCADE")]
    public async Task Nothing_in_it_is_changed_or_removed(string sql)
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => Run(sql));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    private static readonly Guid Customer = Guid.CreateVersion7();
    private readonly Guid transaction = Guid.CreateVersion7();

    private string Head(string currency, Guid? id = null) =>
        $"INSERT INTO billing.ledger_transaction VALUES ('{id ?? transaction}', '{Guid.Empty}', '{Customer}', 'Charge', '{Guid.NewGuid()}', '{currency}', now());";

    private string Entry(int line, string amount, string currency, Guid? id = null) =>
        $"INSERT INTO billing.ledger_entry VALUES ('{id ?? transaction}', {line}, '{Guid.Empty}', '{Customer}', 'Revenue', {amount}, '{currency}');";

    private async Task<string?> Broken(string sql)
    {
        try
        {
            await Run(sql);
            return null;
        }
        catch (PostgresException broken)
        {
            return broken.ConstraintName;
        }
    }

    private async Task Run(string sql)
    {
        await using var connection = await database.Databases[DatabaseRole.App].OpenConnectionAsync(Cancel);
        await using var transaction = await connection.BeginTransactionAsync(Cancel);
        await using var command = new NpgsqlCommand($"SELECT set_config('stoa.tenant', '{Customer}', true); {sql}", connection);
        await command.ExecuteNonQueryAsync(Cancel);
        await transaction.CommitAsync(Cancel);
    }
}
