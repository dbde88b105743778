using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Stoa.Cloud.Fabric.Storage;
using Stoa.Contracts.Common;
using Stoa.Platform.Storage;

namespace Stoa.Cloud.Fabric;

/// <summary>Hosts, claims and quotas are the marketplace's: whoever asks, the work is one transaction in its name; who asked stays the actor.</summary>
internal sealed class FabricDesk(IServiceScopeFactory scopes, OperationContext asking, ILogger<FabricDesk> log)
{
    /// <summary>The company that asks.</summary>
    public TenantId Asking => asking.Tenant;

    /// <summary>What was changed is kept when the work saved it and ends without an exception. It is begun anew where a conflict ended it.</summary>
    public Task<TResult> Do<TResult>(Func<FabricStore, Task<TResult>> work, CancellationToken cancel) => Conflicts.Again(() => Once(work, cancel), log);

    private async Task<TResult> Once<TResult>(Func<FabricStore, Task<TResult>> work, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var operation = scope.ServiceProvider.GetRequiredService<OperationContext>();
        operation.Begin("fabric", asking.Actor, asking.Operation);
        operation.Enter(TenantId.Marketplace);
        var store = scope.ServiceProvider.GetRequiredService<FabricStore>();
        await using var transaction = await store.Begin(cancel);
        var result = await work(store);
        await transaction.CommitAsync(cancel);
        return result;
    }
}
