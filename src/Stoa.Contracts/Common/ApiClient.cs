using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Stoa.Contracts.Common;

/// <summary>The base of the typed clients: sends a request, reads the answer, turns a problem into a <see cref="ProblemException"/>.</summary>
/// <remarks>Who calls, and where the component runs, is the business of the <see cref="HttpClient"/> that is handed in.</remarks>
public abstract class ApiClient(HttpClient http)
{
    /// <summary>The HTTP client behind this one, for what has no shape of its own (server-sent events, downloads).</summary>
    protected HttpClient Http { get; } = http;

    protected Task<T> Get<T>(string path, CancellationToken cancel) => Send<T>(HttpMethod.Get, path, null, null, cancel);

    /// <summary>Null when the answer is 404.</summary>
    protected async Task<T?> Find<T>(string path, CancellationToken cancel) where T : class
    {
        try
        {
            return await Get<T>(path, cancel);
        }
        catch (ProblemException missing) when (missing.IsNotFound)
        {
            return null;
        }
    }

    /// <param name="path">From the root, such as <c>/api/subscriptions/orders</c>.</param>
    /// <param name="body">Written as JSON; null for none.</param>
    /// <param name="key">The <c>Idempotency-Key</c>: the same key twice has one effect. Needed for POST and PATCH.</param>
    /// <param name="cancel">Ends the waiting, not the effect.</param>
    protected Task<T> Post<T>(string path, object? body, string key, CancellationToken cancel) => Send<T>(HttpMethod.Post, path, body, key, cancel);

    protected Task<T> Put<T>(string path, object body, CancellationToken cancel) => Send<T>(HttpMethod.Put, path, body, null, cancel);

    protected async Task Delete(string path, CancellationToken cancel)
    {
        using var answer = await Send(HttpMethod.Delete, path, null, null, cancel);
    }

    protected async Task<T> Send<T>(HttpMethod method, string path, object? body, string? key, CancellationToken cancel)
    {
        using var answer = await Send(method, path, body, key, cancel);
        return (await answer.Content.ReadFromJsonAsync<T>(StoaJson.Tolerant, cancel))!;
    }

    protected async Task<HttpResponseMessage> Send(HttpMethod method, string path, object? body, string? key, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = JsonContent.Create(body, body.GetType(), options: StoaJson.Tolerant);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        var answer = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        if (answer.IsSuccessStatusCode) return answer;
        using (answer) throw await Refused(answer, cancel);
    }

    /// <summary>Reads a stream of server-sent events whose data are JSON, until the server or the caller ends it.</summary>
    protected async IAsyncEnumerable<T> Listen<T>(string path, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var answer = await Send(HttpMethod.Get, path, null, null, cancel);
        await using var stream = await answer.Content.ReadAsStreamAsync(cancel);
        await foreach (var item in System.Net.ServerSentEvents.SseParser
            .Create(stream, (_, data) => JsonSerializer.Deserialize<T>(data, StoaJson.Tolerant)!).EnumerateAsync(cancel))
            yield return item.Data;
    }

    private static async Task<ProblemException> Refused(HttpResponseMessage answer, CancellationToken cancel)
    {
        var status = (int)answer.StatusCode;
        if (answer.Content.Headers.ContentType?.MediaType != "application/problem+json")
            return new ProblemException(new Problem($"http:{status}", answer.ReasonPhrase ?? "The request failed", status));
        var problem = await answer.Content.ReadFromJsonAsync<Problem>(StoaJson.Tolerant, cancel);
        return new ProblemException(problem! with { Status = status });
    }
}
