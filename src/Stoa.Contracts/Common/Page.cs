namespace Stoa.Contracts.Common;

/// <summary>One page of a list, newest first unless the operation says otherwise.</summary>
/// <param name="Items">At most the asked <c>limit</c> rows (1 to 500, 50 when not asked).</param>
/// <param name="Next">Opaque: pass it as <c>cursor</c> for the rows behind the last one; null at the end. Stable under inserts.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next)
{
    /// <summary>The same page, each row seen in another way.</summary>
    public Page<TView> Select<TView>(Func<T, TView> view) => new([.. Items.Select(view)], Next);
}
