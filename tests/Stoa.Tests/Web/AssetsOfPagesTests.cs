using System.Net;
using Stoa.Web.Assets;

namespace Stoa.Tests.Web;

public sealed class AssetsOfPagesTests(PageHost host) : IClassFixture<PageHost>
{
    private readonly AssetCatalog assets = new();

    [Theory]
    [InlineData("stoa.css", "text/css")]
    [InlineData("stoa.js", "text/javascript")]
    [InlineData("colonnade.svg", "image/svg+xml")]
    [InlineData("commissioner.woff2", "font/woff2")]
    public async Task An_address_names_its_content_so_it_may_be_kept_for_ever(string name, string type)
    {
        using var answer = await host.Get(assets[name]);
        Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal("public, max-age=31536000, immutable", answer.Headers.CacheControl?.ToString() is { } kept ? Sorted(kept) : null);
    }

    [Fact]
    public async Task The_hash_of_another_release_is_answered_but_not_for_ever()
    {
        using var answer = await host.Get("/assets/stoa.0123456789ab.css");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.NoCache);
    }

    [Fact]
    public async Task An_unknown_name_is_not_found()
    {
        using var answer = await host.Get("/assets/passwd.0123456789ab.txt");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("gzip, br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("br;q=0, gzip", "gzip")]
    public async Task Text_comes_packed_as_the_browser_likes(string accepted, string encoding)
    {
        using var answer = await host.Get(assets["stoa.css"], ("Accept-Encoding", accepted));
        Assert.Equal(encoding, answer.Content.Headers.ContentEncoding.Single());
        Assert.Equal("Accept-Encoding", answer.Headers.Vary.Single());
    }

    [Fact]
    public async Task What_the_browser_has_is_not_sent_again()
    {
        using var first = await host.Get(assets["stoa.css"]);
        using var again = await host.Get(assets["stoa.css"], ("If-None-Match", first.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Fact]
    public async Task The_style_sheet_finds_its_font()
    {
        var sheet = await host.Read(assets["stoa.css"]);
        Assert.Contains($"url(\"{assets["commissioner.woff2"]}\")", sheet);
    }

    private static string Sorted(string directives) => string.Join(", ", directives.Split(", ").OrderBy(d => Array.IndexOf(["public", "max-age=31536000", "immutable"], d)));
}
