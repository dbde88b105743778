using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Stoa.Platform.Storage;

/// <summary>Outside a transaction no company is set, and every table answers with no rows, without a word. So it throws instead.</summary>
internal sealed class TransactionRequired : DbCommandInterceptor
{
    public static readonly TransactionRequired Instance = new();

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Checked(command, result));

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Checked(command, result));

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Checked(command, result));

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) =>
        Checked(command, result);

    private static T Checked<T>(DbCommand command, T result) => command.Transaction is not null
        ? result
        : throw new InvalidOperationException("A query outside a transaction sees no company's rows: call Begin first.");
}
