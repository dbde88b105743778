using System.Net;
using System.Text;
using Stoa.Tests.Fixtures;
using Stoa.Tests.Http.Shelf;

namespace Stoa.Tests.Http.Bodies;

public sealed class ABodyWithFaultsTests(ShelfNode shelf) : IClassFixture<ShelfNode>
{
    private const string Path = "/api/shelf/notes";
    private readonly Person person = Person.New();

    [Fact]
    public async Task Is_answered_with_all_of_them_at_once()
    {
        var found = await Faults("""
            { "title": null, "price": { "amount": 12.3, "currency": "EUR" }, "cost": 1, "binding": "Leather", "printed": "yesterday",
              "chapters": [ { "title": "One", "pages": "ten" }, { "pages": 3, "no/tes": {} }, 7 ] }
            """);
        Assert.Equal(
            [
                ("/title", "may not be null"),
                ("/price/amount", "expected a decimal number in quotes, such as \"12.30\""),
                ("/cost", "no such member; there are: title, price, chapters, binding, printed"),
                ("/binding", "expected one of: Paper, Cloth"),
                ("/printed", "expected a date such as \"2026-11-21\""),
                ("/chapters/0/pages", "expected a whole number"),
                ("/chapters/1/no~1tes", "no such member; there are: title, pages, notes"),
                ("/chapters/1/title", "is needed"),
                ("/chapters/2", "expected an object"),
            ],
            found);
    }

    [Theory]
    [InlineData("", "", "a JSON body is needed")]
    [InlineData("{", "", "not JSON: line 1, byte 2")]
    [InlineData("null", "", "expected an object")]
    [InlineData("[]", "", "expected an object")]
    [InlineData("{}", "/title", "is needed")]
    [InlineData("""{"title":"a","title":"b"}""", "/title", "stands there twice")]
    [InlineData("""{"Title":"a","title":"a"}""", "/Title", "no such member; there are: title, price, chapters, binding, printed")]
    [InlineData("""{"title":7}""", "/title", "expected text in quotes")]
    [InlineData("""{"title":"a\u0000b"}""", "/title", "may not contain the character U+0000")]
    [InlineData("""{"title":"\ud800"}""", "/title", "not valid text: half of a UTF-16 pair")]
    [InlineData("""{"title":"a","chapters":{}}""", "/chapters", "expected an array")]
    [InlineData("""{"title":"a","chapters":[null]}""", "/chapters/0", "expected an object")]
    [InlineData("""{"title":"a","chapters":[{"title":"t","pages":99999999999}]}""", "/chapters/0/pages", "expected a whole number")]
    [InlineData("""{"title":"a","chapters":[{"title":"t","pages":1,"notes":{"x":7}}]}""", "/chapters/0/notes/x", "expected text in quotes")]
    [InlineData("""{"title":"a"} {}""", "", "not JSON: line 1, byte 15")]
    public async Task Is_answered_with_the_place(string body, string pointer, string detail) =>
        Assert.Equal([(pointer, detail)], await Faults(body));

    [Fact]
    public async Task Is_answered_so_when_it_is_not_UTF8()
    {
        var content = new ByteArrayContent([.. "{\"title\":\""u8, 0xC3, 0x28, .. "\"}"u8]) { Headers = { { "Content-Type", "application/json" } } };
        var answer = await shelf.Node.As(person).PostAsync(Path, content, TestContext.Current.CancellationToken);
        Assert.Equal("the body is not UTF-8", Assert.Single((await answer.Problem()).Errors!).Detail);
    }

    [Fact]
    public async Task That_is_right_is_taken() => Assert.Equal(HttpStatusCode.OK, (await shelf.Node.As(person).PostText(Path, """
        {"title":"Right","price":{"amount":"12.30","currency":"EUR"},"chapters":[{"title":"One","pages":10,"notes":{"a":"b"}}],"binding":"Cloth","printed":null}
        """)).StatusCode);

    [Fact]
    public async Task May_have_members_from_a_component_that_only_a_newer_release_knows()
    {
        var component = shelf.Node.AsComponent("billing");
        Assert.Equal(HttpStatusCode.OK, (await component.PostText(Path, """{"title":"Newer","added":1}""")).StatusCode);
        var answer = await component.PostText(Path, """{"title":"Newer","chapters":[{"title":"One","pages":"ten"}]}""");
        Assert.Equal("/chapters/0/pages", Assert.Single((await answer.Problem()).Errors!).Pointer);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task That_is_not_called_JSON_is_not_read(string type)
    {
        var answer = await shelf.Node.As(person).PostText(Path, """{"title":"Plain"}""", type);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.Equal("stoa:wrong-content-type", (await answer.Problem()).Type);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task That_is_too_large_is_refused(bool saysSo)
    {
        var bytes = Encoding.UTF8.GetBytes($$"""{"title":"{{new string('x', 1 << 20)}}"}""");
        HttpContent content = saysSo ? new ByteArrayContent(bytes) : new StreamContent(new Unsized(bytes));
        content.Headers.ContentType = new("application/json");
        var answer = await shelf.Node.As(person).PostAsync(Path, content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal("stoa:too-large", (await answer.Problem()).Type);
    }

    private async Task<IEnumerable<(string, string)>> Faults(string body)
    {
        var answer = await shelf.Node.As(person).PostText(Path, body);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var problem = await answer.Problem();
        Assert.Equal("stoa:invalid-input", problem.Type);
        return problem.Errors!.Select(e => (e.Pointer, e.Detail));
    }

    private sealed class Unsized(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
