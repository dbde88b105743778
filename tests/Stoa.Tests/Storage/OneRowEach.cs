using Npgsql;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Storage;

/// <summary>Puts one row into every classed table, all of one company, so that what is hidden is there to be hidden.</summary>
internal static class OneRowEach
{
    public static readonly Guid Company = Guid.Parse("0199aaaa-0000-7000-8000-00000000000a");

    // Checks, foreign keys and triggers go first: what the values mean does not matter here, and the database is this test's own.
    private const string Script = """
        DO $$
        DECLARE t record; rule record; filled text; named text;
        BEGIN
            FOR rule IN SELECT conrelid::regclass AS owner, conname FROM pg_constraint
                        WHERE contype IN ('c', 'f') AND conrelid <> 0 AND obj_description(conrelid, 'pg_class') ~ '^class: ' AND conparentid = 0
            LOOP EXECUTE format('ALTER TABLE %s DROP CONSTRAINT IF EXISTS %I CASCADE', rule.owner, rule.conname); END LOOP;
            FOR t IN SELECT oid FROM pg_class WHERE obj_description(oid, 'pg_class') ~ '^class: ' AND NOT relispartition LOOP
                EXECUTE format('ALTER TABLE %s DISABLE TRIGGER USER', t.oid::regclass);
                SELECT string_agg(quote_ident(attname), ', '),
                       string_agg(CASE
                           WHEN atttypid = 'uuid'::regtype THEN quote_literal('{company}') || '::uuid'
                           WHEN typcategory = 'A' THEN quote_literal('{}') || '::' || format_type(atttypid, atttypmod)
                           WHEN typcategory = 'S' THEN quote_literal('x')
                           WHEN typcategory = 'N' THEN '1'
                           WHEN typcategory = 'B' THEN 'false'
                           WHEN typcategory IN ('D') THEN 'now()'
                           WHEN typname IN ('json', 'jsonb') THEN quote_literal('{}')
                           WHEN typname = 'bytea' THEN quote_literal('')
                           WHEN typname = 'interval' THEN quote_literal('1 s')
                           ELSE 'NULL' END, ', ')
                INTO named, filled
                FROM pg_attribute JOIN pg_type y ON y.oid = atttypid
                WHERE attrelid = t.oid AND attnum > 0 AND NOT attisdropped AND attidentity = '' AND attgenerated = '';
                -- Some tables hold rows from the start.
                EXECUTE format('INSERT INTO %s (%s) VALUES (%s) ON CONFLICT DO NOTHING', t.oid::regclass, named, filled);
            END LOOP;
        END $$;
        """;

    /// <returns>Every classed table with its class.</returns>
    public static async Task<IReadOnlyList<(string Name, string Class)>> Fill(TestDatabase database)
    {
        await database.AsAdmin(Script.Replace("{company}", Company.ToString(), StringComparison.Ordinal));
        await using var connection = new NpgsqlConnection(database.AdminConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var query = new NpgsqlCommand("""
            SELECT c.oid::regclass::text, substr(obj_description(c.oid, 'pg_class'), 8)
            FROM pg_class c WHERE obj_description(c.oid, 'pg_class') ~ '^class: ' AND NOT relispartition
            """, connection);
        await using var rows = await query.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var tables = new List<(string, string)>();
        while (await rows.ReadAsync(TestContext.Current.CancellationToken)) tables.Add((rows.GetString(0), rows.GetString(1)));
        return tables;
    }
}
