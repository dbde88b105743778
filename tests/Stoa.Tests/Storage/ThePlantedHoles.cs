using Npgsql;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Storage;

/// <summary>The check of isolation is itself checked: each hole that is cut must be named.</summary>
public sealed class ThePlantedHoles(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Table = "CREATE TABLE planted.hole (id uuid PRIMARY KEY, tenant_id uuid NOT NULL, name text); GRANT SELECT ON planted.hole TO stoa_app;";
    private const string Protected = "CREATE TABLE planted.hole (id uuid PRIMARY KEY, tenant_id uuid NOT NULL, name text); CALL platform.protect('planted.hole', 'tenant');";

    [Theory]
    [InlineData(Table, "planted.hole is not classed")]
    [InlineData(Table, "planted.hole does not force row level security")]
    [InlineData(Protected + "DROP POLICY tenant ON planted.hole", "planted.hole has no policy for stoa_app")]
    [InlineData(Protected + "ALTER TABLE planted.hole NO FORCE ROW LEVEL SECURITY", "planted.hole does not force")]
    [InlineData(Protected + "CREATE POLICY half ON planted.hole TO stoa_app USING (current_setting('stoa.tenant', true) <> '')", "planted.hole half has a policy for stoa_app that lacks a clause")]
    [InlineData(Protected + "CREATE POLICY wide ON planted.hole TO stoa_app USING (true) WITH CHECK (true)", "planted.hole wide lets stoa_app through")]
    [InlineData(Protected + "CREATE POLICY open ON planted.hole USING (true)", "planted.hole open has a policy for everybody")]
    [InlineData(Protected + "GRANT TRUNCATE ON planted.hole TO stoa_app", "planted.hole is granted to PUBLIC, or for TRUNCATE")]
    [InlineData(Protected + "GRANT SELECT ON planted.hole TO PUBLIC", "planted.hole is granted to PUBLIC")]
    [InlineData(Protected + "GRANT SELECT ON planted.hole TO stoa_engine", "planted.hole is a business table that stoa_engine may use")]
    [InlineData(Protected + "GRANT UPDATE ON planted.hole TO stoa_operator", "planted.hole may be written by stoa_operator")]
    [InlineData(Protected + "CREATE VIEW planted.seen AS SELECT * FROM planted.hole", "planted.seen is a view that reads with its owner's rights")]
    [InlineData(Protected + "CREATE MATERIALIZED VIEW planted.kept AS SELECT * FROM planted.hole", "planted.kept is a materialized view")]
    [InlineData("CREATE FUNCTION planted.all_rows() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'", "planted.all_rows() runs with its owner's rights")]
    [InlineData(Protected + "CREATE UNIQUE INDEX hole_name ON planted.hole (name)", "planted.hole_name is unique over all companies")]
    [InlineData("CREATE ROLE stoa_planted SUPERUSER", "stoa_planted is a role that no policy binds")]
    [InlineData("CREATE ROLE stoa_planted IN ROLE stoa_owner", "stoa_planted is a member of another role")]
    [InlineData("ALTER ROLE stoa_app SET stoa.tenant = 'x'", "stoa.tenant=x is a setting that every session begins with")]
    public async Task Are_found(string hole, string fault)
    {
        await using var connection = new NpgsqlConnection(database.AdminConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        // Never committed: roles and their settings belong to the whole server, which other tests use at the same time.
        await using var planting = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var plant = new NpgsqlCommand($"CREATE SCHEMA planted; {hole}", connection);
        await plant.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        var found = await IsolationFaults.Find(connection);

        Assert.Contains(found, f => f.StartsWith(fault, StringComparison.Ordinal));
    }
}
