using System.Globalization;
using Microsoft.Playwright;

namespace Stoa.SystemTests.Browsing;

/// <summary>What stood in the browser when a test failed: a picture and the page, as output of the test and beside its program.</summary>
internal static class Evidence
{
    /// <returns>Where the two files are, without their endings; why there are none, when the browser does not give them either.</returns>
    public static async Task<string> Keep(IPage page)
    {
        try
        {
            return await Write(page);
        }
        catch (Exception lost) when (lost is PlaywrightException or TimeoutException)
        {
            return $"nothing: {lost.Message}";
        }
    }

    private static async Task<string> Write(IPage page)
    {
        var test = TestContext.Current;
        var name = $"{test.TestMethod?.MethodName}-{Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)[..6]}";
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "TestResults"));
        var path = Path.Combine(folder.FullName, name);
        var (picture, html) = (await page.ScreenshotAsync(new() { FullPage = true }), await page.ContentAsync());
        await File.WriteAllBytesAsync($"{path}.png", picture);
        await File.WriteAllTextAsync($"{path}.html", html);
        test.AddAttachment($"{name}.png", picture, "image/png");
        test.AddAttachment($"{name}.html", html);
        return path;
    }
}
