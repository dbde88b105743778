using System.Net;
using System.Net.Http.Json;
using Stoa.Contracts.Common;
using Stoa.Tests.Fixtures;
using Stoa.Tests.Http.Shelf;

namespace Stoa.Tests.Http.Idempotency;

public sealed class TheSameRequestAgainTests(ShelfNode shelf) : IClassFixture<ShelfNode>
{
    private readonly Person person = Person.New();

    [Fact]
    public async Task Has_one_effect_and_the_same_answer()
    {
        using var client = shelf.Node.As(person);
        var before = shelf.Counters.Effects;
        var first = await client.PostWithKey("/api/shelf/books", new BookRequest("Once"), "key-1");
        var second = await client.PostWithKey("/api/shelf/books", new BookRequest("Once"), "key-1");
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        await AssertSame(first, second);
        Assert.Equal("true", Assert.Single(second.Headers.GetValues("Idempotency-Replayed")));
        Assert.False(first.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal(1, shelf.Counters.Effects - before);
    }

    [Fact]
    public async Task Of_sixty_four_at_once_one_has_an_effect_and_all_get_its_answer()
    {
        using var client = shelf.Node.As(person);
        var before = shelf.Counters.Effects;
        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => client.PostWithKey("/api/shelf/books", new BookRequest("race"), "key-64")));
        foreach (var answer in answers[1..]) await AssertSame(answers[0], answer);
        Assert.Equal(HttpStatusCode.Created, answers[0].StatusCode);
        Assert.Equal(1, shelf.Counters.Effects - before);
        Assert.Equal(63, answers.Count(a => a.Headers.Contains("Idempotency-Replayed")));
    }

    [Fact]
    public async Task Of_sixty_four_at_once_that_meet_a_bug_all_get_the_same_500()
    {
        using var client = shelf.Node.As(person);
        var before = shelf.Counters.Effects;
        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => client.PostWithKey("/api/shelf/bugs", new BookRequest("bug"), "key-bug")));
        foreach (var answer in answers[1..]) await AssertSame(answers[0], answer);
        Assert.Equal("stoa:bug", (await answers[0].Problem()).Type);
        Assert.Equal(1, shelf.Counters.Effects - before);
        var books = await client.GetFromJsonAsync<Page<BookView>>("/api/shelf/books?limit=500", StoaJson.Tolerant);
        Assert.DoesNotContain(books!.Items, book => book.Title == "bug");
    }

    [Fact]
    public async Task With_another_body_is_refused()
    {
        using var client = shelf.Node.As(person);
        await client.PostWithKey("/api/shelf/books", new BookRequest("One body"), "key-body");
        var other = await client.PostWithKey("/api/shelf/books", new BookRequest("Another body"), "key-body");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        Assert.Equal("stoa:idempotency-key-reused", (await other.Problem()).Type);
    }

    [Fact]
    public async Task At_another_address_of_the_same_route_is_refused()
    {
        using var client = shelf.Node.As(person);
        foreach (var gate in new[] { "north", "south" }) shelf.Counters.Open(gate);
        await client.PostWithKey("/api/shelf/gates/north", null, "key-gate");
        Assert.Equal("stoa:idempotency-key-reused", (await (await client.PostWithKey("/api/shelf/gates/south", null, "key-gate")).Problem()).Type);
    }

    [Fact]
    public async Task From_another_person_of_the_company_is_another_request()
    {
        await shelf.Node.As(person).PostWithKey("/api/shelf/books", new BookRequest("Mine"), "key-shared");
        var other = await shelf.Node.As(person.Colleague()).PostWithKey("/api/shelf/books", new BookRequest("Theirs"), "key-shared");
        Assert.Equal(HttpStatusCode.Created, other.StatusCode);
    }

    [Fact]
    public async Task Is_another_request_after_twenty_four_hours()
    {
        using var client = shelf.Node.As(person);
        await client.PostWithKey("/api/shelf/books", new BookRequest("Yesterday"), "key-old");
        shelf.Node.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        Assert.Equal("stoa:idempotency-key-reused", (await (await client.PostWithKey("/api/shelf/books", new BookRequest("Today"), "key-old")).Problem()).Type);
        shelf.Node.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Created, (await client.PostWithKey("/api/shelf/books", new BookRequest("Today"), "key-old")).StatusCode);
    }

    [Fact]
    public async Task Works_afresh_when_the_first_was_refused()
    {
        using var client = shelf.Node.As(person);
        await client.PostWithKey("/api/shelf/books", new BookRequest("Taken"));
        Assert.Equal("shelf:title-taken", (await (await client.PostWithKey("/api/shelf/books", new BookRequest("Taken"), "key-mended")).Problem()).Type);
        Assert.Equal(HttpStatusCode.Created, (await client.PostWithKey("/api/shelf/books", new BookRequest("Free"), "key-mended")).StatusCode);
    }

    [Fact]
    public async Task A_secret_is_shown_once_and_the_repeated_answer_says_so()
    {
        using var client = shelf.Node.As(person);
        var first = await client.PostWithKey("/api/shelf/keys", null, "key-secret");
        var second = await client.PostWithKey("/api/shelf/keys", null, "key-secret");
        Assert.Contains("\"code\":\"sesame\"", await first.Content.ReadAsStringAsync());
        Assert.Contains("\"code\":null", await second.Content.ReadAsStringAsync());
        Assert.Contains("\"room\":\"cellar\"", await second.Content.ReadAsStringAsync());
        Assert.Equal("/code", Assert.Single(second.Headers.GetValues("Idempotency-Withheld")));
        Assert.Equal(0L, await shelf.Database.AsAdmin("SELECT count(*) FROM platform.idempotency_key WHERE encode(body, 'escape') LIKE '%sesame%'"));
    }

    [Fact]
    public async Task From_a_visitor_has_one_effect()
    {
        using var client = shelf.Node.AsVisitor();
        var before = shelf.Counters.Effects;
        var first = await client.PostWithKey("/api/shelf/visits", null, "key-visit");
        await AssertSame(first, await client.PostWithKey("/api/shelf/visits", null, "key-visit"));
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(1, shelf.Counters.Effects - before);
    }

    [Fact]
    public async Task Attempts_that_count_are_counted_each_time()
    {
        using var client = shelf.Node.As(person);
        var colleague = shelf.Node.As(person.Colleague());
        Assert.Equal("shelf:title-taken", (await (await client.PostWithKey("/api/shelf/attempts", new BookRequest("first attempt"), "key-attempt")).Problem()).Type);
        Assert.Equal("shelf:title-taken", (await (await client.PostWithKey("/api/shelf/attempts", new BookRequest("second attempt"), "key-attempt")).Problem()).Type);
        var books = await colleague.GetFromJsonAsync<Page<BookView>>("/api/shelf/books?limit=500", StoaJson.Tolerant);
        Assert.Equal(2, books!.Items.Count(book => book.Title.EndsWith("attempt", StringComparison.Ordinal)));
    }

    internal static async Task AssertSame(HttpResponseMessage first, HttpResponseMessage second)
    {
        Assert.Equal(first.StatusCode, second.StatusCode);
        Assert.Equal(await first.Content.ReadAsByteArrayAsync(), await second.Content.ReadAsByteArrayAsync());
        Assert.Equal(first.Content.Headers.ContentType, second.Content.Headers.ContentType);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(first.Headers.ETag, second.Headers.ETag);
    }
}
