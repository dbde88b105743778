using System.Net;

namespace Stoa.Tests.Web;

public sealed class ReadingAMailTests(PageHost host) : IClassFixture<PageHost>
{
    private static readonly string Page = $"/mailbox/{SampleMarket.Mail.Id}";

    [Fact]
    public async Task Its_page_frames_the_markup_without_letting_it_in_and_has_the_plain_text_beside()
    {
        var page = await host.Read(Page);
        Assert.Contains($"src=\"{Page}/html\" sandbox=\"allow-popups allow-popups-to-escape-sandbox\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("alert(1)", page, StringComparison.Ordinal);
        Assert.Contains("Enter this code:", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_markup_runs_nothing_loads_nothing_and_shows_in_our_frame_only()
    {
        using var answer = await host.Get($"{Page}/html");
        Assert.Equal((HttpStatusCode.OK, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal(
            "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
            answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Contains("<p>314159</p>", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_file_is_offered_and_comes_under_its_name()
    {
        Assert.Contains($"href=\"{Page}/attachment\" download>INV-2026-000042.pdf</a>", await host.Read(Page), StringComparison.Ordinal);
        using var answer = await host.Get($"{Page}/attachment");
        Assert.Equal(("application/pdf", "INV-2026-000042.pdf"), (answer.Content.Headers.ContentType?.MediaType, answer.Content.Headers.ContentDisposition?.FileName));
        Assert.Equal("%PDF-1.7", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Its_links_open_beside_it() =>
        Assert.Contains("<head><base target=\"_blank\">", await host.Read($"{Page}/html"), StringComparison.Ordinal);

    [Theory]
    [InlineData("nonsense")]
    [InlineData("mail_01jd80000ze008000000000005")]
    public async Task What_is_no_mail_has_no_markup(string id)
    {
        using var answer = await host.Get($"/mailbox/{id}/html");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("default-src 'self'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }
}
