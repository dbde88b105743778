using Microsoft.Extensions.DependencyInjection;
using Stoa.Contracts.Accounts;
using Stoa.Contracts.Common;
using Stoa.Platform.Storage;

namespace Stoa.Cloud.Fabric.Quotas;

/// <summary>Which companies there are. Accounts tells a component only of the company that it works for, so it is asked in its name.</summary>
internal sealed class KnownCompanies(IServiceScopeFactory scopes, OperationContext asking)
{
    public async Task<bool> Has(TenantId company, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var operation = scope.ServiceProvider.GetRequiredService<OperationContext>();
        operation.Begin("fabric", asking.Actor, asking.Operation);
        operation.Enter(company);
        return await scope.ServiceProvider.GetRequiredService<AccountsClient>().Company(company, cancel) is not null;
    }
}
