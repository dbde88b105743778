using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Stoa.Contracts.Common;

namespace Stoa.Platform.Http.Lists;

/// <summary>The usual order of a list: by time of creation, newest first, equal times by id. Wants an index on both.</summary>
/// <param name="Created">When a row came to be; never changes.</param>
/// <param name="Id">Its id.</param>
public sealed record NewestFirst<TRow, TId>(Expression<Func<TRow, DateTimeOffset>> Created, Expression<Func<TRow, TId>> Id)
    where TId : struct, ITypedId<TId>
{
    private readonly Func<TRow, DateTimeOffset> created = Created.Compile();
    private readonly Func<TRow, TId> id = Id.Compile();

    internal Place Of(TRow row) => new(created(row), id(row));

    internal IQueryable<TRow> Sort(IQueryable<TRow> rows) => rows.OrderByDescending(Created).ThenByDescending(Id);

    // Row values, (created, id) < (x, y), are one condition on one index; the spelt-out OR is not.
    internal IQueryable<TRow> Behind(IQueryable<TRow> rows, Place place)
    {
        var row = Created.Parameters[0];
        var idOfRow = new Swap(Id.Parameters[0], row).Visit(Id.Body);
        var held = Expression.Constant(place);
        var compare = Expression.Call(
            typeof(NpgsqlDbFunctionsExtensions), nameof(NpgsqlDbFunctionsExtensions.LessThan), null, Expression.Constant(EF.Functions),
            Tuple(Created.Body, idOfRow),
            Tuple(Expression.Property(held, nameof(Place.At)), Expression.Property(held, nameof(Place.Id))));
        return rows.Where(Expression.Lambda<Func<TRow, bool>>(compare, row));
    }

    private static UnaryExpression Tuple(Expression first, Expression second) => Expression.Convert(
        Expression.Call(typeof(ValueTuple), nameof(ValueTuple.Create), [typeof(DateTimeOffset), typeof(TId)], first, second), typeof(ITuple));

    internal sealed record Place(DateTimeOffset At, TId Id);

    private sealed class Swap(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}

/// <summary>Reads pages.</summary>
public static class PagedQueries
{
    /// <summary>The page that was asked for, newest first.</summary>
    public static async Task<Page<TRow>> ToPage<TRow, TId>(
        this IQueryable<TRow> rows, Paging paging, NewestFirst<TRow, TId> order, CancellationToken cancel) where TId : struct, ITypedId<TId>
    {
        var behind = paging.After<NewestFirst<TRow, TId>.Place>(out var place) ? order.Behind(rows, place) : rows;
        var read = await order.Sort(behind).Take(paging.Limit + 1).ToListAsync(cancel);
        return paging.Page(read, order.Of);
    }
}
