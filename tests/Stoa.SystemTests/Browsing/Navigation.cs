using Microsoft.Playwright;

namespace Stoa.SystemTests.Browsing;

/// <summary>Going to an address.</summary>
internal static class Navigation
{
    private const int Attempts = 3;

    /// <summary>Goes there. A page that shows something live may load itself anew just then, which breaks off the way to another: then it is gone again.</summary>
    public static async Task<IResponse?> Go(this IPage page, string path)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await page.GotoAsync(path);
            }
            catch (PlaywrightException crossed) when (attempt < Attempts && IsCrossed(crossed))
            {
                await page.WaitForLoadStateAsync();
            }
        }
    }

    private static bool IsCrossed(PlaywrightException failure) =>
        failure.Message.Contains("net::ERR_ABORTED", StringComparison.Ordinal) || failure.Message.Contains("interrupted by another navigation", StringComparison.Ordinal);
}
