using System.Net.Http.Headers;
using Stoa.Tests.Fixtures;
using Stoa.Tests.Http.Shelf;

namespace Stoa.Tests.Telemetry;

public sealed class ASecretTests(ShelfNode shelf) : IClassFixture<ShelfNode>
{
    private const string Canary = "canary-5f1e";

    [Fact]
    public async Task Is_in_no_log_metric_or_refusal()
    {
        var client = shelf.Node.As(Person.New());
        var answers = new List<HttpResponseMessage>
        {
            await client.GetAsync($"/api/shelf/books?cursor={Canary}", TestContext.Current.CancellationToken),
            await client.GetAsync($"/api/shelf/books/{Canary}", TestContext.Current.CancellationToken),
            await client.PostText("/api/shelf/notes", $$"""{"title":7,"{{Canary}}x":"{{Canary}}"}""".Replace($"{Canary}x", "password")),
            await client.PostText("/api/shelf/notes", $$"""{"title":"{{Canary}}" """),
            await client.PostWithKey("/api/shelf/bugs", new BookRequest(Canary), $"{Canary}-key"),
            await client.PostWithKey("/api/shelf/books", new BookRequest(Canary)),
            await client.PostWithKey("/api/shelf/books", new BookRequest(Canary)),
        };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Canary);
        answers.Add(await client.GetAsync("/api/shelf/books", TestContext.Current.CancellationToken));

        foreach (var answer in answers.Where(a => !a.IsSuccessStatusCode))
            Assert.DoesNotContain(Canary, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.NotEmpty(shelf.Node.Log.Lines);
        Assert.DoesNotContain(shelf.Node.Log.Lines, line => line.Contains(Canary, StringComparison.Ordinal));
        Assert.DoesNotContain(Canary, await shelf.Node.AsVisitor().GetStringAsync("/metrics", TestContext.Current.CancellationToken));
    }
}
