using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Stoa.Cloud.Fabric.Claims;
using Stoa.Cloud.Fabric.Hosts;
using Stoa.Cloud.Fabric.Quotas;
using Stoa.Cloud.Fabric.Reservations;
using Stoa.Cloud.Fabric.Storage;
using Stoa.Contracts.Accounts;
using Stoa.Contracts.Common;
using Stoa.Contracts.Fabric;
using Stoa.Platform.Hosting;
using Stoa.Platform.Http;
using Stoa.Platform.Http.Versions;
using Stoa.Platform.Security;

namespace Stoa.Cloud.Fabric;

/// <summary>Hosts, room on them, and who may have how much of it.</summary>
public sealed class FabricComponent : Component
{
    private const string ChecksOnly = "It only says whether the quota allows it.";

    public override string Name => "fabric";

    public override IReadOnlyList<string> Needs => ["accounts"];

    public override void AddServices(ComponentBuilder component)
    {
        component.Options<FabricOptions>().Store<FabricStore>().Client<AccountsClient>("accounts");
        component.Services.AddScoped<FabricDesk>()
            .AddScoped<ReportHosts>().AddScoped<ListHosts>().AddScoped<SetHost>()
            .AddScoped<ClaimRoom>().AddScoped<CheckRoom>().AddScoped<ReleaseRoom>()
            .AddScoped<ReserveQuota>().AddScoped<FreeQuota>()
            .AddScoped<ReadQuota>().AddScoped<KnownCompanies>().AddScoped<LimitCompany>().AddScoped<UnlimitCompany>();
    }

    public override void MapEndpoints(ComponentRoutes routes)
    {
        var api = routes.Api<FabricStore>();
        api.MapPut("hosts", (HostReports reports, ReportHosts report, CancellationToken cancel) => report.Handle(reports, cancel)).Allow(Callers.Component).WithoutTransaction();
        api.MapGet("hosts", (Platform.Http.Lists.Paging paging, ListHosts list, CancellationToken cancel) => list.Handle(paging, cancel)).Allow(Callers.Operator).WithoutTransaction();
        api.MapPut("hosts/{name}", (string name, HostSetting setting, SetHost set, CancellationToken cancel) => set.Handle(name, setting, cancel)).Allow(Callers.Operator).WithoutTransaction();
        api.MapPut("claims/{key}", (string key, string? reservation, Room room, ClaimRoom claim, CancellationToken cancel) => claim.Handle(key, reservation, room, cancel)).Allow(Callers.Component).WithoutTransaction();
        api.MapDelete("claims/{key}", (string key, ReleaseRoom release, CancellationToken cancel) => release.Handle(key, cancel)).Allow(Callers.Component).WithoutTransaction();
        api.MapPost("claims/validation", (Room room, CheckRoom check, CancellationToken cancel) => check.Handle(room, cancel))
            .Allow(Callers.Component).WithoutTransaction().WithoutKey(ChecksOnly);
        api.MapPut("reservations/{key}", (string key, string? wish, Room room, ReserveQuota reserve, CancellationToken cancel) => reserve.Handle(key, wish, room, cancel)).Allow(Callers.Component).WithoutTransaction();
        api.MapDelete("reservations/{key}", (string key, FreeQuota free, CancellationToken cancel) => free.Handle(key, cancel)).Allow(Callers.Component).WithoutTransaction();
        api.MapGet("quota", (ReadQuota quota, CancellationToken cancel) => quota.OfCaller(cancel)).Allow(Callers.User).WithoutTransaction();
        api.MapGet("quotas/{company}", (TenantId company, ReadQuota quota, CancellationToken cancel) => quota.Of(company, cancel)).Allow(Callers.Operator).WithoutTransaction();
        api.MapPut("quotas/{company}", (TenantId company, QuotaLimits limits, IfMatch expected, LimitCompany limit, CancellationToken cancel) =>
            limit.Handle(company, limits, expected, cancel))
            .Allow(Callers.Operator).WithoutTransaction();
        api.MapDelete("quotas/{company}", (TenantId company, IfMatch expected, UnlimitCompany unlimit, CancellationToken cancel) =>
            unlimit.Handle(company, expected, cancel)).Allow(Callers.Operator).WithoutTransaction();
    }
}
