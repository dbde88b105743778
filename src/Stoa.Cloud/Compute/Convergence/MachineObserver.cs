using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Stoa.Contracts.Common;
using Stoa.Platform.Providers;
using Stoa.Platform.Storage;

namespace Stoa.Cloud.Compute.Convergence;

/// <summary>Observes a machine in a scope of its company's. What cannot be observed now is observed at the next turn.</summary>
internal sealed class MachineObserver(IServiceScopeFactory scopes, ILogger<MachineObserver> log)
{
    public async Task Observe(TenantId owner, string key, CancellationToken cancel)
    {
        try
        {
            await Look(owner, key, cancel);
        }
        catch (Exception lost) when (lost is ProviderException or NpgsqlException or TimeoutException or DbUpdateException)
        {
            log.LogWarning("The machine {Machine} could not be compared: {Reason}", key, lost.Message);
        }
    }

    /// <summary>The same for whoever needs to know that it was observed.</summary>
    /// <exception cref="ProviderException">Its cloud did not answer.</exception>
    public async Task Look(TenantId owner, string key, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var operation = scope.ServiceProvider.GetRequiredService<OperationContext>();
        operation.Begin("compute", "component:compute", "converge-machines");
        operation.Enter(owner);
        await scope.ServiceProvider.GetRequiredService<ObserveMachine>().Observe(key, cancel);
    }
}
