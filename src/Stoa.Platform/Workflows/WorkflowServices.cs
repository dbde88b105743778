using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Stoa.Platform.Workflows.Engine;
using Stoa.Platform.Workflows.Kinds;
using Stoa.Platform.Workflows.Reading;

namespace Stoa.Platform.Workflows;

/// <summary>How a process comes to know workflows and to do them.</summary>
public static class WorkflowServices
{
    /// <summary>
    /// Makes a workflow known. Its local steps need the component's store, registered by <c>ComponentBuilder.Store</c>.
    /// </summary>
    /// <param name="services">Of the process.</param>
    /// <param name="component">Whose it is.</param>
    public static IServiceCollection AddWorkflow<TWorkflow, TState>(this IServiceCollection services, string component)
        where TWorkflow : Workflow<TState>
        where TState : class
    {
        services.TryAddScoped<TWorkflow>();
        return services.AddSingleton(new WorkflowRegistration(scope => WorkflowKind<TWorkflow, TState>.Describe(component, scope)));
    }

    /// <summary>Adds the engine and <see cref="Runs"/>; once a process.</summary>
    public static IServiceCollection AddRunEngine(this IServiceCollection services)
    {
        services.TryAddSingleton(new RunEngineOptions());
        services.AddSingleton<WorkflowCatalog>().AddSingleton<Sweep>().AddSingleton<Ledger>();
        services.AddSingleton<RecordingQueue>().AddSingleton<StepRunner>().AddSingleton<RunDriver>().AddSingleton<EngineParts>().AddSingleton<EngineRuns>();
        services.AddSingleton(p => new RunEngine(p.GetRequiredService<EngineParts>(), p.GetRequiredService<RunEngineOptions>()));
        services.AddScoped(p => new Runs(p.GetRequiredService<WorkflowCatalog>(), p.GetRequiredService<TimeProvider>()));
        return services.AddHostedService<RunEngineHost>().AddHostedService<RunHistoryMonths>();
    }
}
