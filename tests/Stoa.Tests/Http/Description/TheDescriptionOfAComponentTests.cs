using System.Net;
using System.Text.Json;
using Stoa.Tests.Fixtures;
using Stoa.Tests.Http.Shelf;

namespace Stoa.Tests.Http.Description;

public sealed class TheDescriptionOfAComponentTests(ShelfNode shelf) : IClassFixture<ShelfNode>
{
    [Fact]
    public async Task Is_OpenAPI_3_1()
    {
        var answer = await shelf.Node.AsVisitor().GetAsync("/openapi/shelf.json", TestContext.Current.CancellationToken);
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("3.1.", (await Document()).GetProperty("openapi").GetString());
    }

    [Fact]
    public async Task Tells_ids_amounts_and_secrets_as_they_stand_in_JSON()
    {
        var schemas = (await Document()).GetProperty("components").GetProperty("schemas");
        Assert.Equal("^book_[0-7][0-9a-hjkmnp-tv-z]{25}$", schemas.GetProperty("BookId").GetProperty("pattern").GetString());
        var amount = schemas.GetProperty("Money").GetProperty("properties").GetProperty("amount");
        Assert.Equal(("string", "decimal"), (amount.GetProperty("type").GetString(), amount.GetProperty("format").GetString()));
        Assert.Equal(["amount", "currency"], Strings(schemas.GetProperty("Money").GetProperty("required")));
        Assert.Equal("password", schemas.GetProperty("RoomKey").GetProperty("properties").GetProperty("code").GetProperty("format").GetString());
        Assert.Equal(["title"], Strings(schemas.GetProperty("BookRequest").GetProperty("required")));
        Assert.Equal("What it is called, unique on the shelf.", schemas.GetProperty("BookRequest").GetProperty("properties").GetProperty("title").GetProperty("description").GetString());
        Assert.Equal("A book to be.", schemas.GetProperty("BookRequest").GetProperty("description").GetString());
    }

    [Fact]
    public async Task Tells_what_the_platform_does_around_an_operation()
    {
        var paths = (await Document()).GetProperty("paths");
        var post = paths.GetProperty("/api/shelf/books").GetProperty("post");
        Assert.Equal(["Idempotency-Key"], Names(post));
        Assert.Equal("token", Assert.Single(post.GetProperty("security")[0].EnumerateObject()).Name);
        Assert.Equal(["user"], Strings(post.GetProperty("x-callers")));
        Assert.Superset(new HashSet<string> { "201", "400", "401", "403", "409", "422", "429", "default" }, post.GetProperty("responses").EnumerateObject().Select(r => r.Name).ToHashSet());
        Assert.Equal(["limit", "cursor"], Names(paths.GetProperty("/api/shelf/books").GetProperty("get")));
        Assert.Equal(["id", "If-Match"], Names(paths.GetProperty("/api/shelf/books/{id}/title").GetProperty("put")));
        var sums = paths.GetProperty("/api/shelf/sums").GetProperty("post");
        Assert.Equal("It only counts.", sums.GetProperty("x-without-key").GetString());
        Assert.Empty(sums.GetProperty("security").EnumerateArray());
    }

    [Fact]
    public async Task Is_to_be_had_at_every_door()
    {
        await using var door = await TestNode.Start(shelf.Database, [new ShelfComponent()], tell: told => told with { Roles = ["accounts"] });
        Assert.Equal(
            await shelf.Node.AsVisitor().GetStringAsync("/openapi/shelf.json", TestContext.Current.CancellationToken),
            await door.AsVisitor().GetStringAsync("/openapi/shelf.json", TestContext.Current.CancellationToken));
        var index = await door.AsVisitor().GetStringAsync("/openapi/index.json", TestContext.Current.CancellationToken);
        Assert.Equal("""{"accounts":"/openapi/accounts.json","shelf":"/openapi/shelf.json","platform":"/openapi/platform.json"}""", index);
    }

    [Fact]
    public async Task Can_be_tried_on_a_page_with_a_narrow_policy()
    {
        var client = shelf.Node.AsVisitor();
        var door = await client.GetAsync("/api", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.MovedPermanently, door.StatusCode);
        var page = await client.GetAsync("/api/index.html", TestContext.Current.CancellationToken);
        var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        Assert.DoesNotContain("unsafe", policy);
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", policy);
        var script = await client.GetStringAsync("/api/index.js", TestContext.Current.CancellationToken);
        Assert.Contains("/openapi/shelf.json", script);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/swagger-ui.css", TestContext.Current.CancellationToken)).StatusCode);
    }

    private async Task<JsonElement> Document() =>
        JsonDocument.Parse(await shelf.Node.AsVisitor().GetStringAsync("/openapi/shelf.json", TestContext.Current.CancellationToken)).RootElement;

    private static IEnumerable<string?> Strings(JsonElement array) => array.EnumerateArray().Select(s => s.GetString());

    private static IEnumerable<string?> Names(JsonElement operation) => operation.GetProperty("parameters").EnumerateArray().Select(p => p.GetProperty("name").GetString());
}
