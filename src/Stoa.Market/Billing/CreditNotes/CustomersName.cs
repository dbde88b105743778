using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Stoa.Contracts.Common;
using Stoa.Market.Billing.Storage;
using Stoa.Platform.Storage;

namespace Stoa.Market.Billing.CreditNotes;

/// <summary>Does an issuer's work in the name of a customer, whose payment and paper it is about; the operator stays the actor.</summary>
internal sealed class CustomersName(IServiceScopeFactory scopes, OperationContext asking, ILogger<CustomersName> log)
{
    /// <summary>Who asks.</summary>
    public string Actor => asking.Actor;

    /// <summary>One transaction, which is committed when the work ends without an exception, and begun anew where a conflict ended it.</summary>
    /// <param name="customer">In whose name.</param>
    /// <param name="called">What the work is called in records.</param>
    /// <param name="work">Gets the services of its own scope.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<TResult> Do<TResult>(TenantId customer, string called, Func<IServiceProvider, Task<TResult>> work, CancellationToken cancel) =>
        Conflicts.Again(() => Once(customer, called, work, cancel), log);

    private async Task<TResult> Once<TResult>(TenantId customer, string called, Func<IServiceProvider, Task<TResult>> work, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var operation = scope.ServiceProvider.GetRequiredService<OperationContext>();
        operation.Begin("billing", asking.Actor, called);
        operation.Enter(customer);
        await using var transaction = await scope.ServiceProvider.GetRequiredService<BillingStore>().Begin(cancel);
        var result = await work(scope.ServiceProvider);
        await transaction.CommitAsync(cancel);
        return result;
    }
}
