using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Stoa.Platform.Http.Edge;

/// <summary>
/// Refuses long addresses as every refusal is made. The server itself would answer without a body; it lets somewhat longer ones through,
/// for this to answer, and still ends those that are longer than that.
/// </summary>
internal sealed class AddressCheck(RequestDelegate next)
{
    /// <summary>Characters of path and query, as sent.</summary>
    public const int Longest = 8 * 1024;

    /// <summary>Bytes of a request's first line that the server reads.</summary>
    public const int LongestLine = 8 * Longest;

    public Task Invoke(HttpContext context) => context.Features.Get<IHttpRequestFeature>()?.RawTarget.Length > Longest
        ? Problems.Of(PlatformProblems.AddressTooLong).ExecuteAsync(context)
        : next(context);
}
