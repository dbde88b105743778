using Microsoft.Playwright;

namespace Stoa.SystemTests.Browsing;

/// <summary>For pages that do not follow what happens: a person loads them again.</summary>
internal static class Patience
{
    private const int Most = 100;

    /// <param name="page">Is there, or on its way there.</param>
    /// <param name="path">Where it must be before it is loaded again.</param>
    /// <param name="shows">What is waited for.</param>
    public static async Task WaitUntil(this IPage page, string path, ILocator shows)
    {
        // Not for the end of its loading: the page may be left for a newer one before that.
        await page.WaitForURLAsync($"**{path}", new() { WaitUntil = WaitUntilState.Commit });
        for (var times = 0; await shows.CountAsync() == 0; times++)
        {
            Assert.True(times < Most, $"{page.Url} never showed {shows}.");
            await page.ReloadAsync();
        }
    }
}
