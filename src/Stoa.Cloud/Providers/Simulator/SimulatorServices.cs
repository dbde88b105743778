using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Stoa.Cloud.Providers.Simulator;

/// <summary>Wires the driver.</summary>
internal static class SimulatorServices
{
    public static IServiceCollection AddSimulator(this IServiceCollection services, Func<IServiceProvider, SimulatorOptions> options)
    {
        services.AddSingleton(options).AddSingleton<SimulatorRulebook>().AddSingleton<SimulatedCloud>().AddSingleton<SimulatedNotices>();
        services.AddSingleton<ScriptedLine>().AddSingleton<SimulatorProvider>();
        services.TryAddSingleton<Crash>(KillThisProcess);
        return services.AddSingleton<ICloudProvider>(provider => provider.GetRequiredService<SimulatorProvider>());
    }

    /// <summary>Wires the driver's disks, whose process may know nothing of machines.</summary>
    public static IServiceCollection AddSimulatedDisks(this IServiceCollection services)
    {
        services.TryAddSingleton(new SimulatorOptions());
        services.TryAddSingleton<SimulatorRulebook>();
        services.TryAddSingleton<ScriptedLine>();
        services.TryAddSingleton<Crash>(KillThisProcess);
        return services.AddSingleton<IDiskProvider, SimulatedDisks>();
    }

    // SIGKILL, as a power cut: nothing is flushed, closed or said. The wait is for the signal to arrive.
    private static Task KillThisProcess()
    {
        Process.GetCurrentProcess().Kill();
        return Task.Delay(Timeout.Infinite);
    }
}
