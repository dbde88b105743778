using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Stoa.Contracts.Accounts;
using Stoa.Contracts.Common;
using Stoa.Platform.Hosting;
using Stoa.Platform.Http;
using Stoa.Platform.Security;

namespace Stoa.Bench.Billing;

/// <summary>Knows every company.</summary>
internal sealed class BenchAccounts : Component
{
    public override string Name => "accounts";

    public override void AddServices(ComponentBuilder component)
    {
    }

    public override void MapEndpoints(ComponentRoutes routes) => routes.Api()
        .MapGet("companies/{id}", (TenantId id) => TypedResults.Ok(new CompanyView(id, "Analytical Engines S.r.l.", "IT", null))).Allow(Callers.Component);
}
