using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Contracts.Common;
using Stoa.Contracts.Fabric;
using Stoa.Platform.Http;

namespace Stoa.Cloud.Fabric.Quotas;

/// <summary><c>PUT quotas/{company}</c>: what a company may have from now on. What it has stays, even when that is more.</summary>
internal sealed class LimitCompany(FabricDesk desk, FabricOptions options)
{
    public async Task<Results<Ok<QuotaView>, ProblemHttpResult>> Handle(TenantId company, QuotaLimits limits, CancellationToken cancel)
    {
        var faults = new Faults().Require(limits.Machines >= 0, "/machines", "0 or more").Require(Room.None.FitsIn(limits.Room), "/room", "nothing below 0");
        if (faults.Any) return faults.Refuse();
        return await desk.Do(async store =>
        {
            var quota = await store.LockQuota(company, cancel);
            quota.Limit(limits);
            await store.SaveChangesAsync(cancel);
            return TypedResults.Ok(quota.View(options.Quota.Limits));
        }, cancel);
    }
}
