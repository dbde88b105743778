using System.Text.Json.Nodes;

namespace Stoa.Tests.Http.Conformance;

/// <summary>How every operation that takes an <c>Idempotency-Key</c> heeds it. Twins in flight are tested where keys are.</summary>
public sealed class TheRulesOfKeysTests(Marketplace market) : IClassFixture<Marketplace>
{
    [Fact]
    public Task A_request_without_a_key_is_refused() => market.Keeps(o => o.TakesKey, async operation =>
    {
        var request = operation.Request(await Calls.All[operation.Name](market));
        request.Headers.Remove("Idempotency-Key");
        using var answer = await market.As(operation.Caller).Ask(request);
        return await answer.IsNot(400, "stoa:idempotency-key-missing", "header/Idempotency-Key");
    });

    [Fact]
    public Task The_same_request_again_is_answered_the_same() => market.Keeps(o => o.TakesKey, async operation =>
    {
        var (call, key, caller) = (await Calls.All[operation.Name](market), Guid.NewGuid().ToString(), market.As(operation.Caller));
        using var first = await caller.Ask(operation.Request(call, key));
        using var again = await caller.Ask(operation.Request(call, key));
        if (!first.IsSuccessStatusCode) return $"refused a right request: {await first.Text()}";
        if (first.StatusCode != again.StatusCode) return $"answered {(int)first.StatusCode}, then {(int)again.StatusCode}";
        var (told, retold) = (Said(await first.Text()), Said(await again.Text()));
        return SaysNothingElse(told, retold) ? null : $"answered {told?.ToJsonString()}, then {retold?.ToJsonString()}";
    });

    [Fact]
    public Task The_same_key_with_another_request_is_refused() => market.Keeps(o => o.TakesKey, async operation =>
    {
        var (call, key, caller) = (await Calls.All[operation.Name](market), Guid.NewGuid().ToString(), market.As(operation.Caller));
        using var first = await caller.Ask(operation.Request(call, key));
        var other = operation.Request(call, key);
        if (other.Content is { } content) other.Content = Sending.Json(await content.ReadAsStringAsync() + " ");
        else other.RequestUri = new Uri(other.RequestUri + "?other=1", UriKind.Relative);
        using var answer = await caller.Ask(other);
        return await answer.IsNot(422, "stoa:idempotency-key-reused");
    });

    // An answer without a body (204) says nothing, twice.
    private static JsonNode? Said(string body) => body.Length == 0 ? null : JsonNode.Parse(body);

    // What is told once is null the second time; all else is the same.
    private static bool SaysNothingElse(JsonNode? told, JsonNode? retold) => (told, retold) switch
    {
        (JsonObject first, JsonObject second) => second.All(member => member.Value is null || SaysNothingElse(first[member.Key], member.Value)) && first.All(member => second.ContainsKey(member.Key)),
        _ => JsonNode.DeepEquals(told, retold),
    };
}
