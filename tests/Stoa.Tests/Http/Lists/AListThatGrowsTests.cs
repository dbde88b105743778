using System.Net.Http.Json;
using Stoa.Contracts.Common;
using Stoa.Tests.Fixtures;
using Stoa.Tests.Http.Shelf;

namespace Stoa.Tests.Http.Lists;

public sealed class AListThatGrowsTests(ShelfNode shelf) : IClassFixture<ShelfNode>
{
    private readonly HttpClient client = shelf.Node.As(Person.New());

    [Fact]
    public async Task Neither_repeats_nor_hides_a_row()
    {
        foreach (var title in new[] { "a", "b", "c", "d", "e" })
        {
            if (title != "c") shelf.Node.Clock.Advance(TimeSpan.FromSeconds(1)); // b and c are of the same moment
            await client.PostWithKey("/api/shelf/books", new BookRequest(title));
        }

        var first = await Page("limit=2");
        await client.PostWithKey("/api/shelf/books", new BookRequest("f"));
        var second = await Page($"limit=2&cursor={first.Next}");
        var third = await Page($"limit=2&cursor={second.Next}");
        Assert.Equal(["e", "d"], first.Items.Select(b => b.Title));
        Assert.Equal(["a", "b", "c", "d", "e"], first.Items.Concat(second.Items).Concat(third.Items).Select(b => b.Title).Order());
        Assert.Equal(2, second.Items.Count);
        Assert.Null(third.Next);
    }

    [Fact]
    public async Task Has_fifty_rows_a_page_unless_asked_otherwise()
    {
        for (var i = 0; i < 51; i++) await client.PostWithKey("/api/shelf/books", new BookRequest($"{i}"));
        var page = await Page("");
        Assert.Equal(50, page.Items.Count);
        Assert.Single((await Page($"cursor={page.Next}")).Items);
        Assert.Equal(51, (await Page("limit=500")).Items.Count);
    }

    [Fact]
    public async Task Is_empty_for_another_company() => Assert.Empty((await Page("")).Items);

    private async Task<Page<BookView>> Page(string query) =>
        (await client.GetFromJsonAsync<Page<BookView>>($"/api/shelf/books?{query}", StoaJson.Tolerant, TestContext.Current.CancellationToken))!;
}
