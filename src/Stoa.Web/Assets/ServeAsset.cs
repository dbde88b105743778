using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Stoa.Web.Assets;

/// <summary><c>GET /assets/{name}.{hash}.{extension}</c>.</summary>
internal static class ServeAsset
{
    private const string ForEver = "public, max-age=31536000, immutable";
    private const string AskAgain = "public, no-cache";

    public static IResult Handle(string file, AssetCatalog assets, HttpContext context)
    {
        if (assets.Find(file) is not { } asset) return Results.NotFound();
        var headers = context.Response.Headers;
        // A page of the neighbouring release may ask this node for its own hash: the answer is right for now, not for ever.
        headers.CacheControl = asset.Address.EndsWith(file, StringComparison.Ordinal) ? ForEver : AskAgain;
        headers.XContentTypeOptions = "nosniff";
        if (asset.IsText) headers.Vary = HeaderNames.AcceptEncoding;
        var (encoding, content) = Encode(asset, context.Request);
        if (encoding is not null) headers.ContentEncoding = encoding;
        return Results.Bytes(content, asset.ContentType, entityTag: new EntityTagHeaderValue($"\"{asset.Hash}{encoding}\""));
    }

    private static (string? Encoding, byte[] Content) Encode(Asset asset, HttpRequest request)
    {
        if (!asset.IsText) return (null, asset.Content);
        var accepted = request.GetTypedHeaders().AcceptEncoding.Where(e => e.Quality != 0).Select(e => e.Value.ToString()).ToHashSet();
        if (accepted.Contains("br")) return ("br", asset.Brotli);
        return accepted.Contains("gzip") ? ("gzip", asset.Gzip) : (null, asset.Content);
    }
}
