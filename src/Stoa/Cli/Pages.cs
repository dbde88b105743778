using Stoa.Contracts.Common;

namespace Stoa.Cli;

/// <summary>Lists as people want them: whole.</summary>
internal static class Pages
{
    /// <summary>Every item, in the order of the list.</summary>
    /// <param name="read">One page; its argument is the cursor of the page before, null for the first one.</param>
    /// <param name="cancel">Ends the reading.</param>
    public static async Task<IReadOnlyList<T>> All<T>(Func<string?, CancellationToken, Task<Page<T>>> read, CancellationToken cancel)
    {
        var items = new List<T>();
        Page<T>? page = null;
        do items.AddRange((page = await read(page?.Next, cancel)).Items);
        while (page.Next is not null);
        return items;
    }
}
