using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Stoa.Platform.Hosting;
using Stoa.Platform.Http.Edge;
using Stoa.Tests.Fixtures;
using Stoa.Tests.Http.Shelf;

namespace Stoa.Tests.Http.Edge;

public sealed class TheDoorToTheWorldTests(PostgresServer server) : IAsyncLifetime
{
    private TestDatabase database = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.Create(server);
        await database.Migrate(ShelfStore.Migration);
    }

    public async ValueTask DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Speaks_TLS_with_the_given_certificate()
    {
        var file = Path.GetTempFileName();
        TestCertificate.Write(file, "first");
        await using var node = await TestNode.Start(database, [new ShelfComponent()], tell: told => told with { Listen = new Uri("https://127.0.0.1:0"), TlsCertificate = file });
        Assert.Equal("CN=first", await Shown(node.Address));
        var answer = await node.As(Person.New(), trusted: "CN=first").GetAsync("/api/shelf/books", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("max-age=31536000", Assert.Single(answer.Headers.GetValues("Strict-Transport-Security")));
        File.Delete(file);
    }

    [Fact]
    public async Task Does_not_open_with_a_certificate_that_cannot_be_read()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "no certificate", TestContext.Current.CancellationToken);
        var refused = await Assert.ThrowsAsync<CannotStartException>(() =>
            TestNode.Start(database, [new ShelfComponent()], tell: told => told with { Listen = new Uri("https://127.0.0.1:0"), TlsCertificate = file }));
        Assert.Equal("certificate-unreadable", refused.Code);
        File.Delete(file);
    }

    [Theory]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("[::1]:8080", HttpStatusCode.OK)]
    [InlineData("localhost:1234", HttpStatusCode.OK)]
    [InlineData("shop.localhost", HttpStatusCode.OK)]
    [InlineData("evil.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("localhost.evil.example", HttpStatusCode.MisdirectedRequest)]
    public async Task On_loopback_answers_to_loopbacks_names_only(string host, HttpStatusCode expected)
    {
        await using var node = await TestNode.Start(database, [new ShelfComponent()]);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/live") { Headers = { Host = host } };
        Assert.Equal(expected, (await node.AsVisitor().SendAsync(request, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Lets_a_caller_send_its_share_and_then_asks_it_to_wait()
    {
        await using var node = await TestNode.Start(database, [new ShelfComponent()], services => services.Configure<EdgeOptions>(edge => (edge.Burst, edge.PerSecond) = (3, 1)));
        var client = node.As(Person.New());
        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i < 6; i++) answers.Add(await client.GetAsync("/api/shelf/books", TestContext.Current.CancellationToken));
        var last = answers[^1];
        Assert.Equal(HttpStatusCode.TooManyRequests, last.StatusCode);
        Assert.Equal("stoa:too-many-requests", (await last.Problem()).Type);
        Assert.InRange(last.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 3);
        Assert.Equal(HttpStatusCode.OK, (await node.As(Person.New()).GetAsync("/api/shelf/books", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Counts_the_forms_that_are_sent_to_pages_and_not_the_pages_that_are_read()
    {
        await using var node = await TestNode.Start(database, [new ShelfComponent()], services => services.Configure<EdgeOptions>(edge => (edge.Burst, edge.PerSecond) = (3, 1)));
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 6; i++) statuses.Add((await node.AsVisitor().GetAsync("/a/page", TestContext.Current.CancellationToken)).StatusCode);
        Assert.DoesNotContain(HttpStatusCode.TooManyRequests, statuses);
        for (var i = 0; i < 6; i++) statuses.Add((await node.AsVisitor().PostAsync("/a/page", null, TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.TooManyRequests), (statuses[6], statuses[^1]));
    }

    [Fact]
    public async Task Does_not_even_look_at_tokens_of_a_network_that_tries_many()
    {
        await using var node = await TestNode.Start(database, [new ShelfComponent()], services => services.Configure<EdgeOptions>(edge => (edge.Burst, edge.PerSecond) = (3, 1)));
        var client = node.AsVisitor();
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 6; i++)
        {
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", $"guess-{i}");
            statuses.Add((await client.GetAsync("/api/shelf/books", TestContext.Current.CancellationToken)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.Unauthorized, statuses[0]);
        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
    }

    [Fact]
    public async Task Tells_browsers_that_answers_of_the_API_are_no_pages()
    {
        await using var node = await TestNode.Start(database, [new ShelfComponent()]);
        foreach (var path in new[] { "/api/shelf/books", "/api/shelf/nothing" })
        {
            var answer = await node.As(Person.New()).GetAsync(path, TestContext.Current.CancellationToken);
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("default-src 'none'; frame-ancestors 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
            Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
            Assert.False(answer.Headers.Contains("Server"));
        }
    }

    [Theory]
    [InlineData(false, "127.0.0.1")]
    [InlineData(true, "203.0.113.7")]
    public async Task Believes_who_the_client_is_only_from_a_proxy_that_it_was_told_of(bool isBehindProxy, string believed)
    {
        await using var node = await TestNode.Start(database, [new ShelfComponent()], tell: told => told with { IsBehindProxy = isBehindProxy });
        var client = node.AsVisitor();
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        var answer = await client.GetStringAsync("/api/shelf/client", TestContext.Current.CancellationToken);
        Assert.Equal($"\"{believed} {(isBehindProxy ? "https" : "http")}\"", answer);
    }

    private static async Task<string> Shown(Uri address)
    {
        var subject = "";
        using var handler = new SocketsHttpHandler();
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) => (subject = certificate!.Subject) is not null;
        using var client = new HttpClient(handler);
        await client.GetAsync(address, TestContext.Current.CancellationToken);
        return subject;
    }
}
