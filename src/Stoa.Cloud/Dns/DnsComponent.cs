using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Stoa.Cloud.Dns.Answering;
using Stoa.Cloud.Dns.Names;
using Stoa.Cloud.Dns.Storage;
using Stoa.Contracts.Dns;
using Stoa.Platform.Hosting;
using Stoa.Platform.Http;
using Stoa.Platform.Security;

namespace Stoa.Cloud.Dns;

/// <summary>Names, and who answers for them.</summary>
public sealed class DnsComponent : Component
{
    public override string Name => "dns";

    public override void AddServices(ComponentBuilder component)
    {
        component.Options<DnsOptions>().Store<DnsStore>().Constraint("name_taken", DnsProblems.Taken).Constraint("name_pkey", PlatformProblems.ChangedMeanwhile);
        component.Services.AddScoped<EnsureName>();
        component.Services.AddSingleton<NameRoll>().AddSingleton<ZoneKeeper>().AddSingleton<Responder>();
        component.Services.AddHostedService(services => services.GetRequiredService<ZoneKeeper>());
        component.Services.AddSingleton<NameServer>().AddHostedService(services => services.GetRequiredService<NameServer>());
    }

    public override void MapEndpoints(ComponentRoutes routes)
    {
        var api = routes.Api<DnsStore>();
        api.MapGet("zone", (DnsOptions options) => TypedResults.Ok(new ZoneView(options.Zone))).Allow(Callers.Component);
        var names = api.MapGroup("names/{key}");
        names.MapPut("", (string key, NameRequest request, EnsureName ensure, CancellationToken cancel) => ensure.Handle(key, request, cancel)).Allow(Callers.Component);
        names.MapGet("", GetName.Handle).Allow(Callers.Component);
        names.MapDelete("", RemoveName.Handle).Allow(Callers.Component);
    }
}
