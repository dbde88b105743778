using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Stoa.Cloud.Deployer.Deployments;
using Stoa.Cloud.Deployer.Storage;
using Stoa.Cloud.Deployer.Work;
using Stoa.Cloud.Deployer.Work.Former;
using Stoa.Contracts.Compute;
using Stoa.Contracts.Deployer;
using Stoa.Contracts.Dns;
using Stoa.Contracts.Storage;
using Stoa.Contracts.Subscriptions;
using Stoa.Platform.Hosting;
using Stoa.Platform.Http;
using Stoa.Platform.Http.Versions;
using Stoa.Platform.Messaging;
using Stoa.Platform.Security;
using Stoa.Platform.Workflows;

namespace Stoa.Cloud.Deployer;

/// <summary>What runs for subscriptions.</summary>
public sealed class DeployerComponent : Component
{
    public override string Name => "deployer";

    public override IReadOnlyList<string> Needs => ["compute", "storage", "dns"];

    public override void AddServices(ComponentBuilder component)
    {
        component.Store<DeployerStore>().Client<ComputeClient>("compute").Client<StorageClient>("storage").Client<DnsClient>("dns");
        var services = component.Services;
        services.AddScoped<RecordedSteps>().AddScoped<MachineSteps>().AddScoped<DiskSteps>().AddScoped<NameSteps>().AddScoped<SwitchDeployment>().AddScoped<FollowDeployment>();
        services.AddWorkflow<BareVmWorkflow, DeploymentWork>(Name)
            .AddWorkflow<StopWorkflow, DeploymentWork>(Name)
            .AddWorkflow<StartWorkflow, DeploymentWork>(Name)
            .AddWorkflow<RebootWorkflow, DeploymentWork>(Name)
            .AddWorkflow<TerminateWorkflow, DeploymentWork>(Name)
            .AddWorkflow<BareVmWorkflow1, DeploymentWork>(Name)
            .AddWorkflow<TerminateWorkflow1, DeploymentWork>(Name);
        services.AddMessageHandler<SubscriptionActivated, OnSubscriptionActivated, DeployerStore>(Name)
            .AddMessageHandler<SubscriptionTerminated, OnSubscriptionTerminated, DeployerStore>(Name)
            .AddMessageHandler<MachineChanged, OnMachineChanged, DeployerStore>(Name)
            .AddMessageHandler<DiskChanged, OnDiskChanged, DeployerStore>(Name);
    }

    public override void MapEndpoints(ComponentRoutes routes)
    {
        var api = routes.Api<DeployerStore>();
        api.MapGet("deployments", ListDeployments.Handle).Allow(Callers.User);
        api.MapGet("deployments/{id}", GetDeployment.ById).Allow(Callers.User);
        api.MapGet("deployments/{id}/runs", ListRuns.Handle).Allow(Callers.User);
        api.MapGet("subscriptions/{id}/deployment", GetDeployment.OfSubscription).Allow(Callers.User);
        api.MapGet("deployments/{id}/events", (DeploymentId id, FollowDeployment follow, HttpResponse response, CancellationToken cancel) =>
            follow.Handle(id, response, cancel)).HoldsStreamOpen().Allow(Callers.User).WithoutTransaction();
        Action<StopWorkflow>(api, "stop");
        Action<StartWorkflow>(api, "start");
        Action<RebootWorkflow>(api, "reboot");
    }

    private static void Action<TWorkflow>(IEndpointRouteBuilder api, string name) where TWorkflow : Workflow<DeploymentWork> =>
        api.MapPost($"deployments/{{id}}/{name}", (DeploymentId id, IfMatch expected, SwitchDeployment switching, CancellationToken cancel) =>
            switching.Begin<TWorkflow>(id, name, expected, cancel)).Allow(Callers.User)
            .WithName($"{name}Deployment").WithSummary($"Asks for the deployment to {name}; its run tells how that goes on.");
}
