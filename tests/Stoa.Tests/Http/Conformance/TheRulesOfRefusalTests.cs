using System.Text.Json;
using System.Text.Json.Nodes;
using Stoa.Contracts.Common;

namespace Stoa.Tests.Http.Conformance;

/// <summary>How every operation of every component refuses.</summary>
public sealed class TheRulesOfRefusalTests(Marketplace market) : IClassFixture<Marketplace>
{
    // They ensure a state for whoever asks, or are to be had by anybody: nothing of theirs is absent or foreign.
    private static readonly string[] HaveNothingAbsent =
    [
        "PUT /api/compute/machines/{key}", "DELETE /api/compute/machines/{key}", "PUT /api/storage/disks/{key}", "DELETE /api/storage/disks/{key}",
        "PUT /api/dns/names/{key}", "DELETE /api/dns/names/{key}", "PUT /api/documents/invoices/{key}",
        "PUT /api/fabric/claims/{key}", "DELETE /api/fabric/claims/{key}", "PUT /api/fabric/reservations/{key}", "DELETE /api/fabric/reservations/{key}",
        "GET /api/fabric/quotas/{company}",
    ];

    [Fact]
    public Task A_caller_without_a_token_is_asked_to_sign_in() => market.Keeps(o => !o.Callers.Contains("visitor"), async operation =>
    {
        using var answer = await market.As(Role.Visitor).Ask(operation.Request(await Calls.All[operation.Name](market)));
        return answer.Headers.WwwAuthenticate.Count == 0 ? "does not say how to sign in" : await answer.IsNot(401, "stoa:sign-in-needed");
    });

    [Fact]
    public Task A_caller_of_the_wrong_kind_is_told_so() => market.Keeps(o => !o.Callers.Intersect(["visitor", "user"]).Any(), async operation =>
    {
        using var answer = await market.As(Role.OtherCustomer).Ask(operation.Request(await Calls.All[operation.Name](market)));
        return await answer.IsNot(403, "stoa:not-allowed");
    });

    [Fact]
    public Task What_is_absent_malformed_or_another_companys_is_answered_alike() => market.Keeps(o => o.Placeholder is not null && !HaveNothingAbsent.Contains(o.Name), async operation =>
    {
        var call = await Calls.All[operation.Name](market);
        var found = new List<(string What, Problem? Refusal, int Status)>();
        foreach (var (what, role, id) in new[] { ("absent", operation.Caller, Absent(call.Id!)), ("malformed", operation.Caller, "not-an-id"), ("foreign", Stranger(operation), call.Id!) })
        {
            if (what == "foreign" && role == operation.Caller) continue;
            using var answer = await market.As(role).Ask(operation.Request(call with { Id = id }));
            found.Add((what, (int)answer.StatusCode >= 400 ? await answer.Refusal() : null, (int)answer.StatusCode));
        }

        var first = found[0];
        var differs = found.FirstOrDefault(f => f.Status != 404 || f.Refusal != first.Refusal);
        return differs.What is null ? null : $"{differs.What} is answered {differs.Status} {differs.Refusal?.Type}: {differs.Refusal?.Detail}";
    });

    [Fact]
    public Task A_member_that_nobody_knows_is_refused_and_named() => market.Keeps(IsForPeople, async operation =>
    {
        var call = await Calls.All[operation.Name](market);
        var body = JsonSerializer.SerializeToNode(call.Body, StoaJson.Tolerant)!.AsObject();
        body["nobodyKnowsThis"] = 1;
        using var answer = await Send(operation, call, body);
        return await answer.IsNot(422, "stoa:invalid-input", "/nobodyKnowsThis");
    });

    [Fact]
    public Task All_members_that_are_missing_are_named_at_once() => market.Keeps(o => IsForPeople(o) && o.NeededMembers.Count > 0, async operation =>
    {
        var call = await Calls.All[operation.Name](market);
        using var answer = await Send(operation, call, []);
        if ((int)answer.StatusCode != 422) return $"answered {(int)answer.StatusCode} to an empty body";
        var named = (await answer.Refusal()).Errors!.Select(error => error.Pointer);
        return operation.NeededMembers.Except(named).ToList() is { Count: > 0 } silent ? $"does not name {string.Join(", ", silent)}" : null;
    });

    [Fact]
    public Task What_is_no_json_is_refused() => market.Keeps(IsForPeople, async operation =>
    {
        var call = await Calls.All[operation.Name](market);
        var request = operation.Request(call);
        request.Content = Sending.Json("{");
        using var answer = await market.As(operation.Caller).Ask(request);
        return await answer.IsNot(422, "stoa:invalid-input", "");
    });

    // Between components unknown members are passed over, so that a newer one can speak to an older one.
    private static bool IsForPeople(Operation operation) => operation.HasBody && operation.Caller != Role.Component;

    private static Role Stranger(Operation operation) => operation.Callers switch
    {
        var callers when callers.Contains("visitor") => operation.Caller,
        var callers when callers.Contains("user") => Role.OtherCustomer,
        var callers when callers.Contains("component") => Role.StrangeComponent,
        _ => operation.Caller,
    };

    // Well formed, and as good as certainly nobody's.
    private static string Absent(string id) => id[..^1] + (id[^1] == '0' ? '1' : '0');

    private Task<HttpResponseMessage> Send(Operation operation, Call call, JsonObject body)
    {
        var request = operation.Request(call);
        request.Content = Sending.Json(body.ToJsonString());
        return market.As(operation.Caller).Ask(request);
    }
}
