using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Stoa.Contracts.Common;

namespace Stoa.Web.Live;

/// <summary>What the script in the page understands.</summary>
internal static class LiveEvents
{
    /// <summary>The region as it looks now. No line breaks: each would begin a new data line of the event.</summary>
    public static SseItem<string> Region(string markup) => new(markup.ReplaceLineEndings(" ").Trim(), "region");

    /// <summary>Something outside of the region changed too: other buttons, an endpoint, a form.</summary>
    public static SseItem<string> Reload { get; } = new("", "reload");

    /// <summary>
    /// Drops what is told twice, and ends the stream when a component goes away in the middle: the browser comes back by itself
    /// after a few seconds, and then begins with how things are.
    /// </summary>
    public static async IAsyncEnumerable<SseItem<string>> Steady(
        this IAsyncEnumerable<SseItem<string>> events, [EnumeratorCancellation] CancellationToken cancel)
    {
        string? last = null;
        await using var each = events.GetAsyncEnumerator(cancel);
        while (await IsThereMore(each))
        {
            if (each.Current.EventType == "region" && each.Current.Data == last) continue;
            last = each.Current.Data;
            yield return each.Current;
        }
    }

    private static async Task<bool> IsThereMore(IAsyncEnumerator<SseItem<string>> each)
    {
        try
        {
            return await each.MoveNextAsync();
        }
        catch (Exception away) when (away is HttpRequestException or IOException or ProblemException { IsTransient: true })
        {
            return false;
        }
    }
}
