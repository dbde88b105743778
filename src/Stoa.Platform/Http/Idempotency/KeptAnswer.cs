using Microsoft.AspNetCore.Http;

namespace Stoa.Platform.Http.Idempotency;

/// <summary>An answer as it is kept for the same request again.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Headers">Content-Type, Location and ETag, as far as they were there.</param>
/// <param name="Body">The bytes, secrets in it being null.</param>
internal sealed record KeptAnswer(int Status, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    /// <summary>On a repeated answer: it was given before, nothing happened now.</summary>
    public const string Replayed = "Idempotency-Replayed";

    /// <summary>On a repeated answer: JSON pointers of the secrets that were shown the first time and are null now.</summary>
    public const string Withheld = "Idempotency-Withheld";

    private static readonly string[] Kept = ["Content-Type", "Location", "ETag"];

    public static KeptAnswer Of(HttpResponse response, byte[] body, IReadOnlyList<string> withheld)
    {
        var headers = Kept.Where(name => response.Headers.ContainsKey(name)).ToDictionary(name => name, name => response.Headers[name].ToString());
        if (withheld.Count > 0) headers[Withheld] = string.Join(", ", withheld);
        return new KeptAnswer(response.StatusCode, headers, body);
    }

    public async Task Send(HttpResponse response, CancellationToken cancel)
    {
        response.StatusCode = Status;
        foreach (var (name, value) in Headers) response.Headers[name] = value;
        response.Headers[Replayed] = "true";
        await response.Body.WriteAsync(Body, cancel);
    }
}
