using System.Net.Http.Json;
using System.Text;
using Stoa.Contracts.Common;
using Stoa.Tests.Http.Shelf;

namespace Stoa.Tests.Http.Conformance;

/// <summary>Sends requests that are right but for one thing.</summary>
internal static class Sending
{
    public static HttpRequestMessage Request(this Operation operation, Call call, string? key = null)
    {
        var request = new HttpRequestMessage(new HttpMethod(operation.Method), operation.PathOf(call.Id));
        if (call.Body is not null) request.Content = JsonContent.Create(call.Body, call.Body.GetType(), options: StoaJson.Tolerant);
        if (operation.TakesKey) request.Headers.Add("Idempotency-Key", key ?? Guid.NewGuid().ToString());
        return request;
    }

    public static string PathOf(this Operation operation, string? id) =>
        operation.Placeholder is { } name ? operation.Path.Replace($"{{{name}}}", id, StringComparison.Ordinal) : operation.Path;

    public static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    /// <summary>Reads the head only: an answer may be a stream that does not end.</summary>
    public static Task<HttpResponseMessage> Ask(this HttpClient client, HttpRequestMessage request) =>
        client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);

    /// <summary>The text of an answer that ends; of a stream its first line.</summary>
    public static async Task<string> Text(this HttpResponseMessage answer)
    {
        if (answer.Content.Headers.ContentType?.MediaType != "text/event-stream") return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        return await reader.ReadLineAsync(TestContext.Current.CancellationToken) ?? "";
    }

    /// <summary>A refusal without what is new each time.</summary>
    public static async Task<Problem> Refusal(this HttpResponseMessage answer) => await answer.Problem() with { TraceId = null };
}
