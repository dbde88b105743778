using System.Net;
using Stoa.Tests.Fixtures;
using Stoa.Tests.Http.Shelf;

namespace Stoa.Tests.Http.Idempotency;

public sealed class ATwinInFlightTests(ShelfNode shelf) : IClassFixture<ShelfNode>
{
    [Fact]
    public async Task Is_waited_for_ten_seconds_at_most_and_then_to_be_asked_again()
    {
        using var client = shelf.Node.As(Person.New());
        var first = client.PostWithKey("/api/shelf/gates/slow", null, "key-slow");
        await shelf.Counters.Entered("slow");
        var second = await client.PostWithKey("/api/shelf/gates/slow", null, "key-slow");
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Equal("stoa:idempotency-key-in-flight", (await second.Problem()).Type);
        Assert.Equal(TimeSpan.FromSeconds(1), second.Headers.RetryAfter?.Delta);
        shelf.Counters.Open("slow");
        await TheSameRequestAgainTests.AssertSame(await first, await client.PostWithKey("/api/shelf/gates/slow", null, "key-slow"));
    }
}
