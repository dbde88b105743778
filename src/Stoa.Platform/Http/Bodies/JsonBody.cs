using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Stoa.Platform.Http.Bodies;

/// <summary>Takes a body into memory, and puts it back for whoever reads it next.</summary>
internal static class JsonBody
{
    /// <summary>Bytes that an API request may have when its endpoint says nothing else: far more than any of our documents.</summary>
    public const long Usual = 1 << 20;

    /// <exception cref="RefusedException">413: the body is larger than the endpoint takes.</exception>
    public static async Task<ReadOnlyMemory<byte>> Read(HttpContext context)
    {
        var most = context.GetEndpoint()!.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize ?? Usual;
        if (context.Request.ContentLength > most) throw TooLarge(most);
        var copy = new MemoryStream((int)(context.Request.ContentLength ?? 0));
        var piece = new byte[8192];
        for (int read; (read = await context.Request.Body.ReadAsync(piece, context.RequestAborted)) > 0;)
        {
            if (copy.Length + read > most) throw TooLarge(most);
            copy.Write(piece, 0, read);
        }

        copy.Position = 0;
        context.Request.Body = copy;
        return copy.GetBuffer().AsMemory(0, (int)copy.Length);
    }

    private static RefusedException TooLarge(long most) => new(PlatformProblems.TooLarge, $"The operation reads at most {most} bytes.");
}
