using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Stoa.Contracts.Common;

namespace Stoa.Platform.Http.Versions;

/// <summary>Puts the version of what is answered into <c>ETag</c>; a caller that has that version already gets 304.</summary>
internal static class VersionTag
{
    // 128 bits: nobody meets two contents with one tag.
    private const int BytesOfContent = 16;

    public static EntityTagHeaderValue Of(long version) => new($"\"{version}\"");

    public static EntityTagHeaderValue Of(ITaggedByContent view)
    {
        var hash = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(view, view.GetType(), StoaJson.Tolerant));
        return new($"\"{Base64Url.EncodeToString(hash.AsSpan(0, BytesOfContent))}\"");
    }

    /// <summary>What to send instead of the result.</summary>
    public static object? Put(HttpContext context, object? result)
    {
        var tag = Answers.ValueOf(result) switch
        {
            IVersioned versioned => Of(versioned.Version),
            ITaggedByContent tagged => Of(tagged),
            _ => null,
        };
        if (tag is null) return result;
        context.Response.Headers.ETag = tag.ToString();
        return HttpMethods.IsGet(context.Request.Method) && Knows(context.Request, tag) ? TypedResults.StatusCode(StatusCodes.Status304NotModified) : result;
    }

    private static bool Knows(HttpRequest request, EntityTagHeaderValue tag) =>
        EntityTagHeaderValue.TryParseList([.. request.Headers.IfNoneMatch.OfType<string>()], out var known) && known.Any(k => k.Compare(tag, useStrongComparison: false));
}
