using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Contracts.Common;
using Stoa.Contracts.Fabric;

namespace Stoa.Cloud.Fabric.Quotas;

/// <summary><c>GET quota</c>: what the asking company may have, and has, with what is kept for its orders; <c>GET quotas/{company}</c>: what any company may.</summary>
internal sealed class ReadQuota(FabricDesk desk, FabricOptions options, TimeProvider clock)
{
    public Task<Ok<QuotaView>> OfCaller(CancellationToken cancel) => Of(desk.Asking, cancel);

    public async Task<Ok<QuotaView>> Of(TenantId company, CancellationToken cancel) =>
        TypedResults.Ok((await desk.Do(store => store.Standing(company, clock.GetUtcNow(), cancel), cancel)).View(options.Quota.Limits));
}
