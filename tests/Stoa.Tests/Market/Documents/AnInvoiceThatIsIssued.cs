using System.Net;
using System.Net.Http.Json;
using Stoa.Contracts.Common;
using Stoa.Contracts.Documents;
using Stoa.Market.Documents;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Market.Documents;

public sealed class AnInvoiceThatIsIssued(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private readonly Person buyer = Person.New();
    private readonly string series = $"S{Guid.NewGuid():N}"[..18].ToUpperInvariant();
    private TestNode node = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private DocumentsClient Documents => new(node.AsComponent("billing", buyer.Company));

    public async ValueTask InitializeAsync() => node = await TestNode.Start(database, [new DocumentsComponent()]);

    public ValueTask DisposeAsync() => node.DisposeAsync();

    [Fact]
    public async Task Has_the_next_number_of_its_series_without_a_gap_however_many_are_issued_at_once()
    {
        var issued = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Documents.Issue(NewKey(i), Papers.Of(series: series), Cancel)));
        Assert.Equal(Enumerable.Range(1, 64).Select(n => $"{series}-{n:D6}"), issued.Select(i => i.Number).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Takes_one_number_however_often_it_is_asked_for_at_once()
    {
        var key = NewKey();
        var issued = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Documents.Issue(key, Papers.Of(series: series), Cancel)));
        Assert.Equal([$"{series}-000001"], issued.Select(i => i.Number).Distinct());
        Assert.Equal($"{series}-000002", (await Documents.Issue(NewKey(1), Papers.Of(series: series), Cancel)).Number);
    }

    [Fact]
    public async Task Takes_no_number_when_it_cannot_be_written()
    {
        await database.AsAdmin($"CREATE FUNCTION refuse_{series.ToLowerInvariant()}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.key LIKE '%-refused' THEN RAISE EXCEPTION 'no'; END IF; RETURN NEW; END $$");
        await database.AsAdmin($"CREATE TRIGGER refuse_{series.ToLowerInvariant()} BEFORE INSERT ON documents.invoice FOR EACH ROW EXECUTE FUNCTION refuse_{series.ToLowerInvariant()}()");
        await Assert.ThrowsAsync<ProblemException>(() => Documents.Issue(NewKey() + "-refused", Papers.Of(series: series), Cancel));
        Assert.Equal($"{series}-000001", (await Documents.Issue(NewKey(1), Papers.Of(series: series), Cancel)).Number);
    }

    [Fact]
    public async Task Never_changes()
    {
        var key = NewKey();
        await Documents.Issue(key, Papers.Of(series: series), Cancel);
        var refused = await Assert.ThrowsAsync<ProblemException>(() => Documents.Issue(key, Papers.Of(3, series: series), Cancel));
        Assert.Equal((409, "documents:invoice-differs"), (refused.Problem.Status, refused.Problem.Type));
        await Assert.ThrowsAnyAsync<Npgsql.PostgresException>(() => database.AsApp(buyer.Company, $"UPDATE documents.invoice SET number = 9 WHERE key = '{key}' RETURNING 1"));
        await Assert.ThrowsAnyAsync<Npgsql.PostgresException>(() => database.AsApp(buyer.Company, $"DELETE FROM documents.invoice WHERE key = '{key}' RETURNING 1"));
    }

    [Fact]
    public async Task Is_seen_by_buyer_and_issuer_and_by_nobody_else()
    {
        var key = NewKey();
        await Documents.Issue(key, Papers.Of(series: series), Cancel);
        foreach (var (person, status) in new[] { (buyer, HttpStatusCode.OK), (Person.Operator(), HttpStatusCode.OK), (Person.New(), HttpStatusCode.NotFound) })
            foreach (var path in new[] { $"/api/documents/invoices/{key}", $"/api/documents/invoices/{key}/pdf" })
                Assert.Equal(status, (await node.As(person).GetAsync(path, Cancel)).StatusCode);
    }

    [Fact]
    public async Task Is_downloaded_under_its_number()
    {
        var key = NewKey();
        await Documents.Issue(key, Papers.Of(series: series), Cancel);
        using var answer = await node.As(buyer).GetAsync($"/api/documents/invoices/{key}/pdf", Cancel);
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal($"{series}-000001.pdf", answer.Content.Headers.ContentDisposition!.FileName);
        Assert.StartsWith("%PDF-1.7", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_refused_with_every_fault_and_without_a_number_when_it_does_not_add_up()
    {
        var right = Papers.Of(series: series);
        var wrong = right with
        {
            Series = "inv 2026", Currency = "euro", Buyer = right.Buyer with { Name = " ", Country = "Italy" },
            Vat = [new InvoiceVat(22, 7.49m, 1.64m)], Total = new InvoiceTotal(7.50m, 1.65m, 9m),
        };
        var refused = await Assert.ThrowsAsync<ProblemException>(() => Documents.Issue(NewKey(), wrong, Cancel));
        Assert.Equal(
            ["/series", "/currency", "/buyer/name", "/buyer/country", "/vat/0/tax", "/total/net", "/total/tax", "/total/gross"],
            refused.Problem.Errors!.Select(fault => fault.Pointer));
        using var validated = await node.AsComponent("billing", buyer.Company).PostAsJsonAsync("/api/documents/invoices/validation", right, StoaJson.Tolerant, Cancel);
        Assert.Equal(HttpStatusCode.NoContent, validated.StatusCode);
        Assert.Equal($"{series}-000001", (await Documents.Issue(NewKey(1), right, Cancel)).Number);
    }

    private string NewKey(int number = 0) => $"{series.ToLowerInvariant()}-{number}";
}
