using Npgsql;
using Stoa.Platform.Storage;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Storage;

/// <summary>docs/ARCHITECTURE.md, Tenants: held by the database, for every table that any component ever adds.</summary>
public sealed class TheIsolationOfCompanies(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Has_no_hole_in_any_table_or_role()
    {
        await using var connection = new NpgsqlConnection(database.AdminConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        Assert.Empty(await IsolationFaults.Find(connection));
    }

    [Fact]
    public async Task Hides_a_row_of_every_table_from_whoever_names_no_company_or_another_one()
    {
        foreach (var table in await OneRowEach.Fill(database))
        {
            if (table.Class is "tenant" or "party")
            {
                Assert.Equal((table.Name, 0L), (table.Name, await Count(table.Name, "")));
                Assert.Equal((table.Name, 0L), (table.Name, await Count(table.Name, Guid.NewGuid().ToString())));
                Assert.Equal((table.Name, 1L), (table.Name, await Count(table.Name, OneRowEach.Company.ToString())));
            }

            if (table.Class is "platform")
                Assert.True(await IsRefused(DatabaseRole.App, table.Name) || await Count(table.Name, "") == 0, $"stoa_app reads {table.Name}");
            if (!table.Name.StartsWith("platform.", StringComparison.Ordinal))
                Assert.True(await IsRefused(DatabaseRole.Engine, table.Name), $"stoa_engine reads {table.Name}");
        }
    }

    private async Task<long> Count(string table, string company)
    {
        await using var connection = await database.Databases[DatabaseRole.App].OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new("SELECT set_config('stoa.tenant', $1, true)") { Parameters = { new() { Value = company } } },
                new($"SELECT count(*) FROM {table}"),
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        await reader.NextResultAsync(TestContext.Current.CancellationToken);
        await reader.ReadAsync(TestContext.Current.CancellationToken);
        return reader.GetInt64(0);
    }

    private async Task<bool> IsRefused(DatabaseRole role, string table)
    {
        await using var command = database.Databases[role].CreateCommand($"SELECT count(*) FROM {table}");
        try
        {
            await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
            return false;
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            return true;
        }
    }
}
