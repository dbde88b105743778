using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Contracts.Common;
using Stoa.Contracts.Fabric;
using Stoa.Platform.Http;
using Stoa.Platform.Http.Versions;
using Stoa.Platform.Operations.Acts;

namespace Stoa.Cloud.Fabric.Quotas;

/// <summary><c>PUT quotas/{company}</c>: what a company may have from now on. What it has stays, even when that is more. Noted as an operator's act.</summary>
internal sealed class LimitCompany(FabricDesk desk, FabricOptions options, KnownCompanies companies, OperatorName name, TimeProvider clock)
{
    private static readonly string Rule = FormattableString.Invariant($"a whole number from 0 to {int.MaxValue}");

    public async Task<Results<Ok<QuotaView>, ProblemHttpResult>> Handle(TenantId company, QuotaLimits limits, IfMatch expected, CancellationToken cancel)
    {
        var faults = new Faults().Require(limits.Machines >= 0, "/machines", Rule).Require(Room.None.FitsIn(limits.Room), "/room", $"each {Rule}");
        if (faults.Any) return faults.Refuse();
        if (!await companies.Has(company, cancel)) return Problems.NotFound("company");
        var (who, words) = (await name.Told(cancel), $"{limits.Machines} machines, {limits.Room.Words()}");
        return await desk.Do<Results<Ok<QuotaView>, ProblemHttpResult>>(async store =>
        {
            var (quota, now) = (await store.LockQuota(company, cancel), clock.GetUtcNow());
            var kept = await store.Reservations(company, now, cancel);
            if (!expected.Allows(quota.With(kept).View(options.Quota.Limits))) return Problems.ChangedSince();
            quota.Limit(limits);
            await store.SaveChangesAsync(cancel);
            await store.Note(new Act("set-quota", who, company.ToString(), words, now), cancel);
            return TypedResults.Ok(quota.With(kept).View(options.Quota.Limits));
        }, cancel);
    }
}
