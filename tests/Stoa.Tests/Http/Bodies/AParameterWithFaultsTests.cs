using System.Net;
using Stoa.Platform.Http.Bodies;
using Stoa.Tests.Fixtures;
using Stoa.Tests.Http.Shelf;

namespace Stoa.Tests.Http.Bodies;

public sealed class AParameterWithFaultsTests(ShelfNode shelf) : IClassFixture<ShelfNode>
{
    [Theory]
    [InlineData("nothing-like-an-id")]
    [InlineData("book_01j9x6m3c5f3q8v2w0k7e4h1t")]
    [InlineData("BOOK_01j9x6m3c5f3q8v2w0k7e4h1ta")]
    [InlineData("ord_01j9x6m3c5f3q8v2w0k7e4h1ta")]
    [InlineData("book_81j9x6m3c5f3q8v2w0k7e4h1ta")]
    [InlineData("..%2f..")]
    public async Task In_the_address_answers_like_an_unknown_id(string id)
    {
        var client = shelf.Node.As(Person.New());
        var unknown = await client.GetAsync($"/api/shelf/books/{BookId.From(Guid.CreateVersion7())}", TestContext.Current.CancellationToken);
        var malformed = await client.GetAsync($"/api/shelf/books/{id}", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, malformed.StatusCode);
        Assert.Equal(await unknown.Problem() with { TraceId = null }, await malformed.Problem() with { TraceId = null });
    }

    [Fact]
    public async Task Is_named_when_it_holds_what_no_text_in_the_database_can()
    {
        var answer = await shelf.Node.As(Person.New()).GetAsync("/api/shelf/books?cursor=a%00b", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("query/cursor", Assert.Single((await answer.Problem()).Errors!).Pointer);
        var body = await shelf.Node.As(Person.New()).PostWithKey("/api/shelf/books", new BookRequest("A\0B"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, body.StatusCode);
        Assert.Equal("/title", Assert.Single((await body.Problem()).Errors!).Pointer);
    }

    [Fact]
    public async Task Of_another_company_answers_like_an_unknown_id()
    {
        var client = shelf.Node.As(Person.New());
        var theirs = await shelf.Node.As(Person.New()).PostWithKey("/api/shelf/books", new BookRequest("Theirs"));
        var foreign = await client.GetAsync(theirs.Headers.Location, TestContext.Current.CancellationToken);
        var unknown = await client.GetAsync($"/api/shelf/books/{BookId.From(Guid.CreateVersion7())}", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        Assert.Equal(await unknown.Problem() with { TraceId = null }, await foreign.Problem() with { TraceId = null });
    }

    [Theory]
    [InlineData("OrderId", "order")]
    [InlineData("PaymentMethodId", "payment method")]
    [InlineData("Guid", "guid")]
    public void An_id_is_called_by_its_noun(string type, string noun) => Assert.Equal(noun, BindingFaults.Noun(type));

    [Theory]
    [InlineData("limit=abc", "query/limit")]
    [InlineData("limit=0", "query/limit")]
    [InlineData("limit=501", "query/limit")]
    [InlineData("limit=-1", "query/limit")]
    [InlineData("limit=", "query/limit")]
    [InlineData("cursor=made-up", "query/cursor")]
    public async Task In_the_query_is_answered_with_its_name(string query, string pointer)
    {
        var answer = await shelf.Node.As(Person.New()).GetAsync($"/api/shelf/books?{query}", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(pointer, Assert.Single((await answer.Problem()).Errors!).Pointer);
    }

    [Fact]
    public async Task In_a_header_is_answered_with_its_name()
    {
        var client = shelf.Node.As(Person.New());
        var book = await client.PostWithKey("/api/shelf/books", new BookRequest("Headed"));
        client.DefaultRequestHeaders.TryAddWithoutValidation("If-Match", "1");
        var answer = await client.PutAsync($"{book.Headers.Location}/title", new StringContent("""{"title":"x"}""", null, "application/json"), TestContext.Current.CancellationToken);
        Assert.Equal("header/If-Match", Assert.Single((await answer.Problem()).Errors!).Pointer);
    }
}
