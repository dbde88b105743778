using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Contracts.Common;
using Stoa.Contracts.Fabric;

namespace Stoa.Cloud.Fabric.Quotas;

/// <summary><c>GET quota</c>: what the asking company may have, and has; <c>GET quotas/{company}</c>: what any company may.</summary>
internal sealed class ReadQuota(FabricDesk desk, FabricOptions options)
{
    public Task<Ok<QuotaView>> OfCaller(CancellationToken cancel) => Of(desk.Asking, cancel);

    public async Task<Ok<QuotaView>> Of(TenantId company, CancellationToken cancel) =>
        TypedResults.Ok((await desk.Do(store => store.QuotaOf(company, cancel), cancel)).View(options.Quota.Limits));
}
