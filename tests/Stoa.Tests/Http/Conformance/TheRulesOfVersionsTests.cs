using System.Net.Http.Headers;

namespace Stoa.Tests.Http.Conformance;

/// <summary>How every operation that changes something heeds <c>If-Match</c> (RFC 9110 section 13.1.1), or says that it cannot.</summary>
public sealed class TheRulesOfVersionsTests(Marketplace market) : IClassFixture<Marketplace>
{
    private const string MakesNew = "It makes something new, which had no version before.";
    private const string ChecksOnly = "It changes nothing.";
    private const string Ensures = "A component ensures a state under a key of its own; nobody else writes there.";
    private const string OnlyEnds = "What it acts on has no version: it can only be ended, and is ended once.";

    private static readonly EntityTagHeaderValue Nobodys = new("\"of-nobody\"");

    // Where the thing is read that an operation changes, by the operation's address without its last word; who reads it.
    private static readonly (string Below, string Read, Role Reader)[] Things =
    [
        ("/api/subscriptions/orders/{id}/", "GET /api/subscriptions/orders/{id}", Role.Owner),
        ("/api/deployer/deployments/{id}/", "GET /api/deployer/deployments/{id}", Role.Owner),
        ("/api/billing/details/", "GET /api/billing/details", Role.Owner),
        ("/api/billing/invoices/{id}/", "GET /api/billing/invoices/{id}", Role.Owner),
        ("/api/fabric/quotas/{company}/", "GET /api/fabric/quotas/{company}", Role.Operator),
    ];

    private static readonly Dictionary<string, string> CompareNothing = new()
    {
        ["POST /api/accounts/sign-ups"] = MakesNew,
        ["POST /api/accounts/sign-ups/{id}/confirmation"] = OnlyEnds,
        ["POST /api/accounts/sessions"] = MakesNew,
        ["DELETE /api/accounts/sessions/current"] = OnlyEnds,
        ["PUT /api/accounts/introspection"] = ChecksOnly,
        ["POST /api/accounts/tokens"] = MakesNew,
        ["DELETE /api/accounts/tokens/{id}"] = OnlyEnds,
        ["POST /api/billing/payment-methods"] = MakesNew,
        ["POST /api/billing/payment-methods/validation"] = ChecksOnly,
        ["POST /api/billing/payments/{id}/confirmation"] = OnlyEnds,
        ["POST /api/documents/invoices/validation"] = ChecksOnly,
        ["PUT /api/documents/invoices/{key}"] = Ensures,
        ["POST /api/subscriptions/estimates"] = ChecksOnly,
        ["POST /api/subscriptions/orders"] = MakesNew,
        ["POST /api/subscriptions/orders/validation"] = ChecksOnly,
        ["PUT /api/fabric/hosts"] = "A driver tells what there is; nobody else tells it.",
        ["PUT /api/fabric/hosts/{name}"] = "One flag, of which the last word counts; what else a host tells changes every few seconds.",
        ["PUT /api/fabric/claims/{key}"] = Ensures,
        ["DELETE /api/fabric/claims/{key}"] = Ensures,
        ["POST /api/fabric/claims/validation"] = ChecksOnly,
        ["PUT /api/fabric/reservations/{key}"] = Ensures,
        ["DELETE /api/fabric/reservations/{key}"] = Ensures,
        ["PUT /api/compute/machines/{key}"] = Ensures,
        ["DELETE /api/compute/machines/{key}"] = Ensures,
        ["POST /api/compute/machines/{key}/reboot"] = Ensures,
        ["PUT /api/compute/simulator/rules"] = "For tests, which set all of them.",
        ["PUT /api/storage/disks/{key}"] = Ensures,
        ["DELETE /api/storage/disks/{key}"] = Ensures,
        ["PUT /api/dns/names/{key}"] = Ensures,
        ["DELETE /api/dns/names/{key}"] = Ensures,
        ["POST /api/platform/runs/{id}/cancellation"] = OnlyEnds,
        ["POST /api/platform/parked-messages/{id}/replay"] = OnlyEnds,
        ["DELETE /api/platform/parked-messages/{id}"] = OnlyEnds,
    };

    [Fact]
    public async Task Each_operation_that_compares_nothing_stands_here_with_its_reason()
    {
        var changing = (await market.Operations()).Where(Changes).ToList();
        Assert.Equal(CompareNothing.Keys.Order(), changing.Where(operation => !operation.ChecksVersion).Select(operation => operation.Name).Order());
    }

    [Fact]
    public Task With_a_version_that_is_not_the_current_one_nothing_is_done() => market.Keeps(Changes, async operation =>
    {
        var call = await Calls.All[operation.Name](market);
        var before = await Tag(operation, call);
        using var answer = await Ask(operation, call, Nobodys);
        if (await answer.IsNot(412, operation.ChecksVersion ? "stoa:changed-since" : "stoa:no-version") is { } fault) return fault;
        var after = await Tag(operation, call);
        return Equals(before, after) ? null : $"changed {before} to {after} all the same";
    });

    [Fact]
    public Task With_the_version_that_was_read_it_is_done_once() => market.Keeps(operation => operation.ChecksVersion, async operation =>
    {
        var call = await Calls.All[operation.Name](market);
        if (await Tag(operation, call) is not { } tag) return "what it changes is read without an ETag";
        using var answer = await Ask(operation, call, tag);
        if (!answer.IsSuccessStatusCode) return $"answered {(int)answer.StatusCode}: {await answer.Text()}";
        if (Equals(tag, await Tag(operation, call))) return "changed nothing that the ETag tells of";
        using var late = await Ask(operation, call, tag);
        return await late.IsNot(412, "stoa:changed-since");
    });

    private static bool Changes(Operation operation) => operation.Method is "POST" or "PUT" or "PATCH" or "DELETE";

    private async Task<EntityTagHeaderValue?> Tag(Operation operation, Call call)
    {
        if (!operation.ChecksVersion) return null;
        var (_, read, reader) = Things.Single(thing => $"{operation.Path}/".StartsWith(thing.Below, StringComparison.Ordinal));
        using var answer = await market.As(reader).Ask((await market.Operations()).Single(other => other.Name == read).Request(call with { Body = null }));
        Assert.True(answer.IsSuccessStatusCode, $"{read}: {await answer.Text()}");
        return answer.Headers.ETag;
    }

    private Task<HttpResponseMessage> Ask(Operation operation, Call call, EntityTagHeaderValue tag)
    {
        var request = operation.Request(call);
        request.Headers.IfMatch.Add(tag);
        return market.As(operation.Caller).Ask(request);
    }
}
