using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Stoa.Platform.Http.Idempotency;
using Stoa.Tests.Fixtures;
using Stoa.Tests.Http.Shelf;

namespace Stoa.Tests.Http.Idempotency;

public sealed class ARequestWithoutAGoodKeyTests(ShelfNode shelf) : IClassFixture<ShelfNode>
{
    [Fact]
    public async Task Is_refused_with_the_name_of_the_header()
    {
        var answer = await shelf.Node.As(Person.New()).PostText("/api/shelf/books", """{"title":"Keyless"}""");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Problem();
        Assert.Equal("stoa:idempotency-key-missing", problem.Type);
        Assert.Equal("header/Idempotency-Key", Assert.Single(problem.Errors!).Pointer);
    }

    [Fact]
    public async Task Is_refused_when_the_key_is_too_long() =>
        Assert.Equal(HttpStatusCode.BadRequest, (await shelf.Node.As(Person.New()).PostWithKey("/api/shelf/books", new BookRequest("Long"), new string('k', 256))).StatusCode);

    [Fact]
    public async Task Is_taken_where_the_endpoint_is_exempt() =>
        Assert.Equal(HttpStatusCode.OK, (await shelf.Node.AsVisitor().PostText("/api/shelf/sums", """{"title":"four"}""")).StatusCode);

    [Fact]
    public async Task Old_keys_are_taken_away()
    {
        await shelf.Node.As(Person.New()).PostWithKey("/api/shelf/books", new BookRequest("Old"), "key-to-sweep");
        var cleanup = shelf.Node.Services.GetServices<IHostedService>().OfType<KeyCleanup>().Single();
        const string count = "SELECT count(*) FROM platform.idempotency_key WHERE key = 'key-to-sweep'";
        await cleanup.Sweep(CancellationToken.None);
        Assert.Equal(1L, await shelf.Database.AsAdmin(count));
        shelf.Node.Clock.Advance(TimeSpan.FromHours(24));
        await cleanup.Sweep(CancellationToken.None);
        Assert.Equal(0L, await shelf.Database.AsAdmin(count));
    }
}
