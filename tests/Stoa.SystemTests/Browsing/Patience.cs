using Microsoft.Playwright;

namespace Stoa.SystemTests.Browsing;

/// <summary>For pages that do not follow what happens: a person loads them again.</summary>
internal static class Patience
{
    private const int Most = 100;

    public static async Task WaitUntil(this IPage page, ILocator shows)
    {
        for (var times = 0; await shows.CountAsync() == 0; times++)
        {
            Assert.True(times < Most, $"{page.Url} never showed {shows}.");
            await page.ReloadAsync();
        }
    }
}
