using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Stoa.Cloud.Compute.Convergence;
using Stoa.Cloud.Compute.Hosts;
using Stoa.Cloud.Compute.Machines;
using Stoa.Cloud.Compute.Rules;
using Stoa.Cloud.Compute.Storage;
using Stoa.Cloud.Compute.Work;
using Stoa.Cloud.Compute.Work.Former;
using Stoa.Cloud.Providers;
using Stoa.Cloud.Providers.Libvirt;
using Stoa.Cloud.Providers.Simulator;
using Stoa.Contracts.Compute;
using Stoa.Contracts.Fabric;
using Stoa.Platform.Hosting;
using Stoa.Platform.Http;
using Stoa.Platform.Security;
using Stoa.Platform.Workflows;

namespace Stoa.Cloud.Compute;

/// <summary>Machines, by whatever driver.</summary>
public sealed class ComputeComponent : Component
{
    public override string Name => "compute";

    public override IReadOnlyList<string> Needs => ["fabric"];

    public override void AddServices(ComponentBuilder component)
    {
        component.Client<FabricClient>("fabric").Options<ComputeOptions>().Store<ComputeStore>().Constraint("machine_pkey", PlatformProblems.ChangedMeanwhile);
        var services = component.Services;
        var driver = DriverChoice.Of(component.Setting(nameof(ComputeOptions.Driver)), component.Node);
        services.AddSingleton(driver).AddSimulator(provider => provider.GetRequiredService<ComputeOptions>().Simulator).AddSingleton<CloudProviders>();
        if (driver.IsLibvirt) services.AddLibvirt(provider => provider.GetRequiredService<ComputeOptions>().Libvirt);
        services.AddScoped<PutMachine>().AddScoped<EnsureMachine>().AddScoped<RemoveMachine>().AddScoped<RebootMachine>();
        services.AddScoped<RecordedSteps>().AddSingleton<OutsideSteps>().AddScoped<RoomSteps>();
        services.AddWorkflow<EnsureMachineWorkflow, MachineWork>(Name)
            .AddWorkflow<RebootMachineWorkflow, MachineWork>(Name)
            .AddWorkflow<RemoveMachineWorkflow, MachineWork>(Name)
            .AddWorkflow<EnsureMachineWorkflow1, MachineWork>(Name)
            .AddWorkflow<RemoveMachineWorkflow1, MachineWork>(Name);
        services.AddSingleton<MachineRoll>().AddSingleton<MachineObserver>().AddScoped<ObserveMachine>();
        services.AddSingleton<ConvergeMachines>().AddHostedService(provider => provider.GetRequiredService<ConvergeMachines>()).AddHostedService<HearMachines>();
        services.AddSingleton<TellHosts>().AddHostedService(provider => provider.GetRequiredService<TellHosts>());
    }

    public override void MapEndpoints(ComponentRoutes routes)
    {
        var machines = routes.Api<ComputeStore>().MapGroup("machines/{key}");
        machines.MapPut("", (string key, MachineRequest request, PutMachine put, CancellationToken cancel) => put.Handle(key, request, cancel))
            .Allow(Callers.Component).WithoutTransaction();
        machines.MapGet("", GetMachine.Handle).Allow(Callers.Component);
        machines.MapDelete("", (string key, RemoveMachine remove, CancellationToken cancel) => remove.Handle(key, cancel)).Allow(Callers.Component);
        machines.MapPost("reboot", (string key, RebootMachine reboot, CancellationToken cancel) => reboot.Handle(key, cancel)).Allow(Callers.Component);
        var simulator = routes.Api().MapGroup("simulator");
        simulator.MapGet("rules", GetSimulatorRules.Handle).Allow(Callers.Operator);
        simulator.MapPut("rules", PutSimulatorRules.Handle).Allow(Callers.Operator);
    }
}
