using System.Net;
using Stoa.Tests.Fixtures;
using Stoa.Tests.Http.Shelf;

namespace Stoa.Tests.Http.Idempotency;

public sealed class AHandlerThatBeginsLateTests(ShelfNode shelf) : IClassFixture<ShelfNode>
{
    private readonly Person person = Person.New();

    [Theory]
    [InlineData("/api/shelf/books/after-asking")]
    [InlineData("/api/shelf/books/committing")]
    public async Task Has_one_effect_for_one_key(string path)
    {
        using var client = shelf.Node.As(person);
        var before = shelf.Counters.Effects;
        var first = await client.PostWithKey(path, new BookRequest("Late"), "key-late");
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        await TheSameRequestAgainTests.AssertSame(first, await client.PostWithKey(path, new BookRequest("Late"), "key-late"));
        Assert.Equal(1, shelf.Counters.Effects - before);
    }

    [Fact]
    public async Task Is_not_entered_again_when_the_answer_is_known()
    {
        using var client = shelf.Node.As(person);
        var before = shelf.Counters.Questions;
        await client.PostWithKey("/api/shelf/books/after-asking", new BookRequest("Asked"), "key-asked");
        await client.PostWithKey("/api/shelf/books/after-asking", new BookRequest("Asked"), "key-asked");
        Assert.Equal(1, shelf.Counters.Questions - before);
    }

    [Fact]
    public async Task Of_sixteen_at_once_one_has_an_effect()
    {
        using var client = shelf.Node.As(person);
        var before = shelf.Counters.Effects;
        var answers = await Task.WhenAll(Enumerable.Range(0, 16)
            .Select(_ => client.PostWithKey("/api/shelf/books/after-asking", new BookRequest("Sixteen"), "key-16")));
        foreach (var answer in answers[1..]) await TheSameRequestAgainTests.AssertSame(answers[0], answer);
        Assert.Equal(1, shelf.Counters.Effects - before);
    }

    [Fact]
    public async Task That_failed_after_its_own_commit_is_not_repeated()
    {
        using var client = shelf.Node.As(person);
        var first = await client.PostWithKey("/api/shelf/books/committing", new BookRequest("fails late"), "key-late-bug");
        Assert.Equal(HttpStatusCode.InternalServerError, first.StatusCode);
        await TheSameRequestAgainTests.AssertSame(first, await client.PostWithKey("/api/shelf/books/committing", new BookRequest("fails late"), "key-late-bug"));
    }

    [Fact]
    public async Task Whose_process_died_between_commit_and_answer_says_that_the_answer_is_lost()
    {
        using var client = shelf.Node.As(person);
        await client.PostWithKey("/api/shelf/books/committing", new BookRequest("Lost"), "key-lost");
        await shelf.Database.AsAdmin("UPDATE platform.idempotency_key SET status = NULL WHERE key = 'key-lost'");
        var soon = await client.PostWithKey("/api/shelf/books/committing", new BookRequest("Lost"), "key-lost");
        Assert.Equal("stoa:idempotency-key-in-flight", (await soon.Problem()).Type);
        shelf.Node.Clock.Advance(TimeSpan.FromMinutes(1));
        var later = await client.PostWithKey("/api/shelf/books/committing", new BookRequest("Lost"), "key-lost");
        Assert.Equal("stoa:answer-lost", (await later.Problem()).Type);
    }
}
