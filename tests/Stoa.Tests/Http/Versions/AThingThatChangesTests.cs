using System.Net;
using System.Net.Http.Json;
using Stoa.Contracts.Common;
using Stoa.Tests.Fixtures;
using Stoa.Tests.Http.Shelf;

namespace Stoa.Tests.Http.Versions;

public sealed class AThingThatChangesTests(ShelfNode shelf) : IClassFixture<ShelfNode>
{
    private readonly HttpClient client = shelf.Node.As(Person.New());

    [Fact]
    public async Task Tells_its_version_and_is_not_sent_again_to_who_has_it()
    {
        var book = await Add("Known");
        var first = await Get(book, null);
        Assert.Equal("\"1\"", first.Headers.ETag?.ToString());
        var again = await Get(book, "\"1\"");
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal("\"1\"", again.Headers.ETag?.ToString());
        Assert.Equal(HttpStatusCode.OK, (await Get(book, "\"7\"")).StatusCode);
    }

    [Theory]
    [InlineData("\"1\"", HttpStatusCode.OK)]
    [InlineData("*", HttpStatusCode.OK)]
    [InlineData("\"0\", \"1\"", HttpStatusCode.OK)]
    [InlineData(null, HttpStatusCode.OK)]
    [InlineData("\"2\"", HttpStatusCode.PreconditionFailed)]
    [InlineData("W/\"1\"", HttpStatusCode.PreconditionFailed)]
    public async Task Is_changed_only_by_who_knows_it(string? known, HttpStatusCode expected)
    {
        var book = await Add($"Known by {known}");
        var answer = await Rename(book, $"Renamed by {known}", known);
        Assert.Equal(expected, answer.StatusCode);
        if (expected == HttpStatusCode.OK) Assert.Equal("\"2\"", answer.Headers.ETag?.ToString());
        else Assert.Equal("stoa:changed-since", (await answer.Problem()).Type);
    }

    [Theory]
    [InlineData("\"1\"")]
    [InlineData("*")]
    public async Task Nothing_is_done_where_nobody_would_compare_the_version(string known)
    {
        var title = $"Never added for {known}";
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/shelf/books") { Headers = { { "Idempotency-Key", Guid.NewGuid().ToString() } } };
        request.Content = JsonContent.Create(new BookRequest(title), options: StoaJson.Tolerant);
        request.Headers.TryAddWithoutValidation("If-Match", known);
        var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.PreconditionFailed, "stoa:no-version"), (answer.StatusCode, (await answer.Problem()).Type));
        Assert.Equal(HttpStatusCode.Created, (await client.PostWithKey("/api/shelf/books", new BookRequest(title))).StatusCode);
    }

    [Fact]
    public async Task Answers_a_broken_unique_index_as_the_friendly_check_would()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => client.PostWithKey("/api/shelf/books", new BookRequest("race for it"))));
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created);
        foreach (var lost in answers.Where(a => a.StatusCode != HttpStatusCode.Created)) Assert.Equal("shelf:title-taken", (await lost.Problem()).Type);
    }

    private async Task<Uri> Add(string title) => (await client.PostWithKey("/api/shelf/books", new BookRequest(title))).Headers.Location!;

    private Task<HttpResponseMessage> Get(Uri book, string? known)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, book);
        if (known is not null) request.Headers.IfNoneMatch.ParseAdd(known);
        return client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private Task<HttpResponseMessage> Rename(Uri book, string title, string? known)
    {
        var content = JsonContent.Create(new BookRequest(title), options: StoaJson.Tolerant);
        var request = new HttpRequestMessage(HttpMethod.Put, $"{book}/title") { Content = content };
        if (known is not null) request.Headers.TryAddWithoutValidation("If-Match", known);
        return client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
