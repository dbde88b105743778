using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Contracts.Common;
using Stoa.Platform.Http;
using Stoa.Platform.Http.Versions;
using Stoa.Platform.Operations.Acts;

namespace Stoa.Cloud.Fabric.Quotas;

/// <summary><c>DELETE quotas/{company}</c>: a company may have what everybody may. Asked again, nothing happens; noted where it changes something.</summary>
internal sealed class UnlimitCompany(FabricDesk desk, FabricOptions options, KnownCompanies companies, OperatorName name, TimeProvider clock)
{
    public async Task<Results<NoContent, ProblemHttpResult>> Handle(TenantId company, IfMatch expected, CancellationToken cancel)
    {
        if (!await companies.Has(company, cancel)) return Problems.NotFound("company");
        var who = await name.Told(cancel);
        return await desk.Do<Results<NoContent, ProblemHttpResult>>(async store =>
        {
            var (quota, now) = (await store.LockQuota(company, cancel), clock.GetUtcNow());
            var seen = quota.With(await store.Reservations(company, now, cancel)).View(options.Quota.Limits);
            if (!expected.Allows(seen)) return Problems.ChangedSince();
            if (!quota.IsOwn) return TypedResults.NoContent();
            quota.Unlimit();
            await store.SaveChangesAsync(cancel);
            await store.Note(new Act("unset-quota", who, company.ToString(), "to the limits of everybody", now), cancel);
            return TypedResults.NoContent();
        }, cancel);
    }
}
