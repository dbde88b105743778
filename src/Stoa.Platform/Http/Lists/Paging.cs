using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Stoa.Contracts.Common;

namespace Stoa.Platform.Http.Lists;

/// <summary>
/// Which part of a list is asked for: a handler takes it as a parameter, it is read from <c>?limit=</c> and <c>?cursor=</c>.
/// Rows inserted meanwhile neither repeat nor hide a row, since a cursor names a place and not a count.
/// </summary>
/// <remarks>An own order: <c>Where</c> behind <see cref="After{TKey}"/>, <c>OrderBy</c>, <c>Take(paging.Limit + 1)</c>, then <see cref="Page{TRow,TKey}"/>.</remarks>
public sealed class Paging : IEndpointParameterMetadataProvider
{
    /// <summary>Rows of a page when the caller does not say.</summary>
    public const int Usual = 50;

    /// <summary>Rows of a page at most.</summary>
    public const int Most = 500;

    private readonly Cursors cursors;
    private readonly string list;
    private readonly string? cursor;

    /// <param name="cursors">Reads and writes the places.</param>
    /// <param name="list">The list's name: a cursor is good for one list only.</param>
    /// <param name="limit">1 to 500.</param>
    /// <param name="cursor">Null for the first page.</param>
    public Paging(Cursors cursors, string list, int limit, string? cursor) => (this.cursors, this.list, Limit, this.cursor) = (cursors, list, limit, cursor);

    /// <summary>Rows of the page at most, 1 to 500.</summary>
    public int Limit { get; }

    /// <summary>The place behind which the page begins; false for the first page.</summary>
    /// <exception cref="RefusedException">The cursor was not given out for this list: 422.</exception>
    public bool After<TKey>(out TKey place)
    {
        place = default!;
        if (cursor is null) return false;
        if (!cursors.TryRead<TKey>(list, cursor, out var found))
            throw RefusedException.Fault("query/cursor", "not a cursor of this list: begin again without it");
        place = found!;
        return true;
    }

    /// <summary>Makes the page of <see cref="Limit"/> + 1 rows at most that were read; the one too many tells that there is a next page.</summary>
    public Page<TRow> Page<TRow, TKey>(IReadOnlyList<TRow> rows, Func<TRow, TKey> place) => rows.Count <= Limit
        ? new Page<TRow>(rows, null)
        : new Page<TRow>([.. rows.Take(Limit)], cursors.Write(list, place(rows[Limit - 1])));

    /// <summary>Called by the framework.</summary>
    public static ValueTask<Paging> BindAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var limit = query.TryGetValue("limit", out var text) ? LimitOf(text.ToString()) : Usual;
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? context.Request.Path;
        var place = query.TryGetValue("cursor", out var given) && given.ToString().Length > 0 ? given.ToString() : null;
        return ValueTask.FromResult(new Paging(context.RequestServices.GetRequiredService<Cursors>(), route, limit, place));
    }

    static void IEndpointParameterMetadataProvider.PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new PagedList());

    private static int LimitOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= Most
            ? limit
            : throw RefusedException.Fault("query/limit", $"give a whole number from 1 to {Most}");
}

/// <summary>Metadata: the endpoint answers a <see cref="Page{T}"/> and takes <c>limit</c> and <c>cursor</c>.</summary>
internal sealed record PagedList;
