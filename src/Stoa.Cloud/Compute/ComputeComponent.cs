using Microsoft.Extensions.DependencyInjection;
using Stoa.Cloud.Compute.Storage;
using Stoa.Cloud.Providers.Simulator;
using Stoa.Platform.Hosting;

namespace Stoa.Cloud.Compute;

/// <summary>Machines, by whatever driver.</summary>
public sealed class ComputeComponent : Component
{
    public override string Name => "compute";

    public override void AddServices(ComponentBuilder component)
    {
        component.Options<ComputeOptions>().Store<ComputeStore>();
        component.Services.AddSimulator(provider => provider.GetRequiredService<ComputeOptions>().Simulator);
    }
}
