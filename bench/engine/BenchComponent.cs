using Microsoft.Extensions.DependencyInjection;
using Stoa.Platform.Hosting;

namespace EngineBench;

internal sealed class BenchComponent : Component
{
    public override string Name => "bench";

    public override void AddServices(ComponentBuilder component)
    {
        component.Services.AddSingleton<Finishes>();
        component.Store<BenchStore>().Workflow<FiveSteps, Load>();
    }
}
