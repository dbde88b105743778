using System.Net;
using Stoa.Tests.Fixtures;
using Stoa.Tests.Http.Shelf;

namespace Stoa.Tests.Http;

public sealed class AnAddressThatIsNotThereTests(ShelfNode shelf) : IClassFixture<ShelfNode>
{
    [Theory]
    [InlineData(8192, HttpStatusCode.NotFound, "stoa:not-found")]
    [InlineData(8193, HttpStatusCode.RequestUriTooLong, "stoa:address-too-long")]
    [InlineData(60_000, HttpStatusCode.RequestUriTooLong, "stoa:address-too-long")]
    public async Task May_have_8192_characters(int length, HttpStatusCode status, string type)
    {
        var path = "/api/shelf/nothing?x=";
        var answer = await shelf.Node.As(Person.New()).GetAsync(path + new string('a', length - path.Length), TestContext.Current.CancellationToken);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(type, (await answer.Problem()).Type);
    }

    [Theory]
    [InlineData("GET", "/api/shelf/nothing", HttpStatusCode.NotFound, "stoa:not-found")]
    [InlineData("GET", "/api/nobody/books", HttpStatusCode.NotFound, "stoa:not-found")]
    [InlineData("DELETE", "/api/shelf/books", HttpStatusCode.MethodNotAllowed, "stoa:wrong-method")]
    public async Task Is_refused_as_every_refusal_is(string method, string path, HttpStatusCode status, string type)
    {
        var answer = await shelf.Node.As(Person.New()).SendAsync(new HttpRequestMessage(new HttpMethod(method), path), TestContext.Current.CancellationToken);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(type, (await answer.Problem()).Type);
        if (status == HttpStatusCode.MethodNotAllowed) Assert.Equal(["GET", "HEAD", "POST"], answer.Content.Headers.Allow.Order());
    }
}
