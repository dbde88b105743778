using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Stoa.Cloud.Providers;
using Stoa.Cloud.Providers.Libvirt;
using Stoa.Cloud.Providers.Simulator;
using Stoa.Cloud.Storage.Disks;
using Stoa.Cloud.Storage.Storage;
using Stoa.Cloud.Storage.Work;
using Stoa.Contracts.Storage;
using Stoa.Platform.Hosting;
using Stoa.Platform.Http;
using Stoa.Platform.Security;
using Stoa.Platform.Workflows;

namespace Stoa.Cloud.Storage;

/// <summary>Disks, by whatever driver.</summary>
public sealed class StorageComponent : Component
{
    public override string Name => "storage";

    public override void AddServices(ComponentBuilder component)
    {
        component.Options<StorageOptions>().Store<StorageStore>().Constraint("disk_pkey", PlatformProblems.ChangedMeanwhile);
        var services = component.Services;
        var driver = DriverChoice.Of(component.Setting(nameof(StorageOptions.Driver)) ?? component.SettingOf("compute", "Driver"), component.Node);
        services.AddSingleton(new DiskDriver(driver.Name)).AddSimulatedDisks().AddSingleton<DiskProviders>();
        if (driver.IsLibvirt) services.AddLibvirtDisks();
        services.AddScoped<EnsureDisk>().AddScoped<RemoveDisk>().AddScoped<RecordedSteps>().AddSingleton<DiskSteps>();
        services.AddWorkflow<EnsureDiskWorkflow, DiskWork>(Name).AddWorkflow<RemoveDiskWorkflow, DiskWork>(Name);
    }

    public override void MapEndpoints(ComponentRoutes routes)
    {
        var disks = routes.Api<StorageStore>().MapGroup("disks/{key}");
        disks.MapPut("", (string key, DiskRequest request, EnsureDisk ensure, CancellationToken cancel) => ensure.Handle(key, request, cancel)).Allow(Callers.Component);
        disks.MapGet("", GetDisk.Handle).Allow(Callers.Component);
        disks.MapDelete("", (string key, RemoveDisk remove, CancellationToken cancel) => remove.Handle(key, cancel)).Allow(Callers.Component);
    }
}
