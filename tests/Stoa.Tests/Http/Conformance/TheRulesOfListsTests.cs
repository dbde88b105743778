using System.Text.Json;

namespace Stoa.Tests.Http.Conformance;

/// <summary>How every list is paged, and how what has a version tells it.</summary>
public sealed class TheRulesOfListsTests(Marketplace market) : IClassFixture<Marketplace>
{
    private const int MostPages = 2000;

    [Theory]
    [InlineData("limit=0", "query/limit")]
    [InlineData("limit=501", "query/limit")]
    [InlineData("limit=ten", "query/limit")]
    [InlineData("cursor=nobody-gave-this-out", "query/cursor")]
    public Task A_part_that_cannot_be_is_refused(string query, string pointer) => market.Keeps(o => o.IsPaged, async operation =>
    {
        using var answer = await market.As(operation.Caller).GetAsync($"{await Address(operation)}?{query}", TestContext.Current.CancellationToken);
        return await answer.IsNot(422, "stoa:invalid-input", pointer);
    });

    [Fact]
    public Task No_row_is_lost_or_told_twice_while_the_list_grows() => market.Keeps(o => o.IsPaged, async operation =>
    {
        var address = await Address(operation);
        await Calls.All[operation.Name](market);
        var there = (await Page(operation, $"{address}?limit=500")).Rows;
        var (met, next, pages) = (new List<string>(), (string?)"", 0);
        while (next is not null && pages++ < MostPages)
        {
            var page = await Page(operation, $"{address}?limit=1&cursor={next}");
            if (page.Rows.Count > 1) return $"answered {page.Rows.Count} rows to limit=1";
            met.AddRange(page.Rows);
            next = page.Next;
            if (pages == 1) await Calls.All[operation.Name](market);
        }

        if (met.Distinct().Count() != met.Count) return "told a row twice";
        return there.Except(met).Any() ? $"lost {there.Except(met).Count()} of {there.Count} rows" : null;
    });

    [Fact]
    public Task What_has_a_version_is_not_sent_again_to_who_has_it() => market.Keeps(o => o.Method == "GET" && !o.Id.StartsWith("follow", StringComparison.Ordinal), async operation =>
    {
        var (call, caller) = (await Calls.All[operation.Name](market), market.As(operation.Caller));
        using var first = await caller.Ask(operation.Request(call));
        if (first.Headers.ETag is not { } tag) return null;
        var again = operation.Request(call);
        again.Headers.IfNoneMatch.Add(tag);
        using var answer = await caller.Ask(again);
        return (int)answer.StatusCode == 304 ? null : $"answered {(int)answer.StatusCode}, not 304";
    });

    // A list of what belongs to one thing is asked for one that is there.
    private async Task<string> Address(Operation operation) => operation.PathOf((await Calls.All[operation.Name](market)).Id);

    // What a row is recognised by: its id, else all of it.
    private async Task<(List<string> Rows, string? Next)> Page(Operation operation, string address)
    {
        var text = await market.As(operation.Caller).GetStringAsync(address, TestContext.Current.CancellationToken);
        var page = JsonDocument.Parse(text).RootElement;
        var rows = page.GetProperty("items").EnumerateArray().Select(row => row.TryGetProperty("id", out var id) ? id.GetString()! : row.GetRawText()).ToList();
        return (rows, page.TryGetProperty("next", out var next) ? next.GetString() : null);
    }
}
