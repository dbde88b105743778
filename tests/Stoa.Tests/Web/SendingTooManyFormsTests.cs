using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Stoa.Platform.Http.Edge;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Web;

/// <summary>Who sends more forms than their share is told so on a page.</summary>
public sealed class SendingTooManyFormsTests(PostgresServer server) : IAsyncLifetime
{
    private TestDatabase database = null!;
    private TestNode node = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.Create(server);
        node = await TestNode.Start(database, [new WebComponent()], services => services.Configure<EdgeOptions>(edge => (edge.Burst, edge.PerSecond) = (1, 1)));
    }

    public async ValueTask DisposeAsync()
    {
        await node.DisposeAsync();
        await database.DisposeAsync();
    }

    [Theory]
    [InlineData("en", "/sign-in", "Nothing was changed. Wait a few seconds, then go back and send it again.")]
    [InlineData("it", "/sign-in", "Nulla è stato modificato. Aspetta qualche secondo, poi torna indietro e invia di nuovo.")]
    [InlineData("it", "/sign-out", "Nulla è stato modificato. Aspetta qualche secondo, poi torna indietro e invia di nuovo.")]
    public async Task It_says_in_their_language_what_happened_and_when_to_come_again(string language, string path, string words)
    {
        using var first = await Send(path, language);
        Assert.Equal(HttpStatusCode.BadRequest, first.StatusCode);
        using var second = await Send(path, language);
        Assert.Equal((HttpStatusCode.TooManyRequests, "text/html"), (second.StatusCode, second.Content.Headers.ContentType?.MediaType));
        Assert.Equal(1, second.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
        var page = await second.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains(words, WebUtility.HtmlDecode(page));
        Assert.Contains($"<html lang=\"{language}\"", page);
        Assert.DoesNotContain("site-sign-in", page);
    }

    [Fact]
    public async Task Where_no_page_is_it_says_so_as_the_API_does()
    {
        using var first = await Send("/no/such/page", "en");
        using var second = await Send("/no/such/page", "en");
        Assert.Equal((HttpStatusCode.TooManyRequests, "application/problem+json"), (second.StatusCode, second.Content.Headers.ContentType?.MediaType));
    }

    private async Task<HttpResponseMessage> Send(string path, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent([new("a", "b")]), Headers = { { "Accept-Language", language } } };
        return await node.AsVisitor().SendAsync(request, TestContext.Current.CancellationToken);
    }
}
