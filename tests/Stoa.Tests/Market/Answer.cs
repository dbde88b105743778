using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Stoa.Contracts.Common;

namespace Stoa.Tests.Market;

/// <summary>Reads raw answers.</summary>
internal static partial class Answer
{
    /// <summary>Checks status and kind of a refusal.</summary>
    public static async Task<Problem> Is(this HttpResponseMessage answer, int status, string type)
    {
        var problem = (await answer.Content.ReadFromJsonAsync<Problem>(StoaJson.Tolerant, TestContext.Current.CancellationToken))!;
        Assert.Equal((status, type), ((int)answer.StatusCode, problem.Type));
        return problem;
    }

    /// <summary>All that an onlooker can compare: status, headers and body, but for what is new each time (ids, trace, date).</summary>
    public static async Task<string> Comparable(this HttpResponseMessage answer)
    {
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!.AsObject();
        body.Remove("traceId");
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key != "Date").Select(h => $"{h.Key}: {string.Join(", ", h.Value)}").Order();
        return Ids().Replace($"{(int)answer.StatusCode}\n{string.Join('\n', headers)}\n{body}", "an id");
    }

    [GeneratedRegex("[a-z]+_[0-9a-z]{26}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ids();
}
