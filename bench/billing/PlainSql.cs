using System.Diagnostics;
using Npgsql;

namespace Stoa.Bench.Billing;

/// <summary>What the server gives at most: the rows of an invoice and nothing else, in one transaction, with the series locked as it must be.</summary>
internal static class PlainSql
{
    private const int Connections = 16;

    private const string Tables = """
        CREATE SCHEMA plain;
        CREATE TABLE plain.series (name text PRIMARY KEY, last bigint NOT NULL);
        INSERT INTO plain.series VALUES ('INV', 0);
        CREATE TABLE plain.document (LIKE documents.invoice INCLUDING ALL);
        CREATE TABLE plain.invoice (LIKE billing.invoice INCLUDING ALL);
        CREATE TABLE plain.payment (LIKE billing.payment INCLUDING ALL);
        CREATE TABLE plain.transaction (LIKE billing.ledger_transaction INCLUDING ALL);
        CREATE TABLE plain.entry (LIKE billing.ledger_entry INCLUDING ALL);
        """;

    // The sample rows are those that Stoa wrote.
    private const string Rows = """
        WITH taken AS (UPDATE plain.series SET last = last + 1 RETURNING last),
        document AS (INSERT INTO plain.document SELECT d.issuer_id, $1::text, d.buyer_id, 'PLAIN', taken.last, now(), d.content FROM taken, (SELECT * FROM documents.invoice LIMIT 1) d),
        invoice AS (INSERT INTO plain.invoice SELECT $1, i.issuer_id, i.customer_id, $1, 1, i.totals, now(), 'Paid', 'PLAIN-' || taken.last, now(), now(), 2 FROM taken, (SELECT * FROM billing.invoice LIMIT 1) i),
        payment AS (INSERT INTO plain.payment SELECT $1, p.tenant_id, $1, p.payment_method_id, p.amount, p.currency, now(), 'Succeeded', now(), NULL, NULL, 2 FROM (SELECT * FROM billing.payment LIMIT 1) p),
        moves AS (INSERT INTO plain.transaction SELECT gen_random_uuid(), t.issuer_id, t.customer_id, k, $1::text, 'EUR', now() FROM (SELECT * FROM billing.ledger_transaction LIMIT 1) t, unnest(ARRAY['Charge', 'Payment']) k RETURNING *)
        INSERT INTO plain.entry SELECT m.id, n, m.issuer_id, m.customer_id, 'Receivable', 1, 'EUR' FROM moves m, generate_series(1, CASE m.kind WHEN 'Charge' THEN 3 ELSE 2 END) n
        """;

    /// <returns>Invoices a second.</returns>
    public static async Task<double> Measure(string admin, int count)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(admin) { MaxPoolSize = Connections }.ConnectionString);
        await using (var tables = source.CreateCommand(Tables)) await tables.ExecuteNonQueryAsync();
        var begun = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = Connections }, async (_, cancel) =>
        {
            await using var command = source.CreateCommand(Rows);
            command.Parameters.Add(new NpgsqlParameter { Value = Guid.CreateVersion7() });
            await command.ExecuteNonQueryAsync(cancel);
        });
        return count / Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }
}
