using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Stoa.Platform.Storage;

/// <summary>
/// Says at the start of each transaction for whom it is, in settings that end with it. The company is read from the store at
/// hand, never captured: one interceptor serves all of them.
/// </summary>
internal sealed class TenantInterceptor : DbTransactionInterceptor
{
    public static readonly TenantInterceptor Instance = new();

    public override async ValueTask<DbTransaction> TransactionStartedAsync(
        DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default)
    {
        await Announce((NpgsqlConnection)connection, ((ComponentStore)eventData.Context!).Operation, cancellationToken);
        return result;
    }

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        ((ComponentStore)eventData.Context!).Committed();
        return Task.CompletedTask;
    }

    public override Task TransactionRolledBackAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        ((ComponentStore)eventData.Context!).RolledBack();
        return Task.CompletedTask;
    }

    public override DbTransaction TransactionStarted(DbConnection connection, TransactionEndEventData eventData, DbTransaction result) =>
        throw new NotSupportedException("Stores are asynchronous: await BeginTransactionAsync.");

    /// <summary>Sets <c>stoa.tenant</c>, <c>stoa.actor</c> and <c>stoa.operation</c> for the transaction that is open.</summary>
    public static async Task Announce(NpgsqlConnection connection, OperationContext operation, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            "SELECT set_config('stoa.tenant', $1, true), set_config('stoa.actor', $2, true), set_config('stoa.operation', $3, true)", connection)
        {
            Parameters =
            {
                new() { Value = operation.HasTenant ? operation.Tenant.Value.ToString() : "" },
                new() { Value = operation.Actor },
                new() { Value = operation.Operation },
            },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }
}
