using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Stoa.Contracts.Common;

namespace Stoa.Platform.Http.Versions;

/// <summary>Puts the version of what is answered into <c>ETag</c>; a caller that has that version already gets 304.</summary>
internal static class VersionTag
{
    public static EntityTagHeaderValue Of(long version) => new($"\"{version}\"");

    /// <summary>What to send instead of the result.</summary>
    public static object? Put(HttpContext context, object? result)
    {
        if (Answers.ValueOf(result) is not IVersioned versioned) return result;
        var tag = Of(versioned.Version);
        context.Response.Headers.ETag = tag.ToString();
        return HttpMethods.IsGet(context.Request.Method) && Knows(context.Request, tag) ? TypedResults.StatusCode(StatusCodes.Status304NotModified) : result;
    }

    private static bool Knows(HttpRequest request, EntityTagHeaderValue tag) =>
        EntityTagHeaderValue.TryParseList([.. request.Headers.IfNoneMatch.OfType<string>()], out var known) && known.Any(k => k.Compare(tag, useStrongComparison: false));
}
