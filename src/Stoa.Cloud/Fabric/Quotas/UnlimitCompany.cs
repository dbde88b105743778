using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Contracts.Common;
using Stoa.Platform.Http;
using Stoa.Platform.Operations.Acts;

namespace Stoa.Cloud.Fabric.Quotas;

/// <summary><c>DELETE quotas/{company}</c>: a company may have what everybody may. Asked again, nothing happens; noted where it changes something.</summary>
internal sealed class UnlimitCompany(FabricDesk desk, KnownCompanies companies, OperatorName name, TimeProvider clock)
{
    public async Task<Results<NoContent, ProblemHttpResult>> Handle(TenantId company, CancellationToken cancel)
    {
        if (!await companies.Has(company, cancel)) return Problems.NotFound("company");
        var who = await name.Told(cancel);
        return await desk.Do(async store =>
        {
            var quota = await store.LockQuota(company, cancel);
            if (!quota.IsOwn) return TypedResults.NoContent();
            quota.Unlimit();
            await store.SaveChangesAsync(cancel);
            await store.Note(new Act("unset-quota", who, company.ToString(), "to the limits of everybody", clock.GetUtcNow()), cancel);
            return TypedResults.NoContent();
        }, cancel);
    }
}
