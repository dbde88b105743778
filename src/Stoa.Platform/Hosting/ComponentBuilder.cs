using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Stoa.Contracts.Common;
using Stoa.Platform.Http;
using Stoa.Platform.Storage;
using Stoa.Platform.Workflows;

namespace Stoa.Platform.Hosting;

/// <summary>What a component is made of, in the words that its wiring should read as.</summary>
public sealed class ComponentBuilder(string name, IServiceCollection services, IConfiguration configuration, NodeOptions node)
{
    /// <summary>The process that the component is wired for.</summary>
    public NodeOptions Node => node;

    /// <summary>A setting of the component's section, for what must be known before there are services; null when it is not set.</summary>
    public string? Setting(string key) => configuration.GetSection(name)[key];

    /// <summary>A setting of another component's section, for the few things that two must agree on.</summary>
    public string? SettingOf(string component, string key) => configuration.GetSection(component)[key];

    /// <summary>The component that is being wired.</summary>
    public string Name => name;

    /// <summary>For singletons and scoped services of the component's own.</summary>
    public IServiceCollection Services => services;

    /// <summary>A store, one instance a scope.</summary>
    public ComponentBuilder Store<TStore>() where TStore : ComponentStore
    {
        services.TryAddScoped<TStore>();
        services.TryAddKeyedScoped<ComponentStore>(name, (scope, _) => scope.GetRequiredService<TStore>());
        return this;
    }

    /// <summary>A workflow of the component, one version of it a call.</summary>
    public ComponentBuilder Workflow<TWorkflow, TState>()
        where TWorkflow : Workflow<TState>
        where TState : class
    {
        services.AddWorkflow<TWorkflow, TState>(name);
        return this;
    }

    /// <summary>Settings from the section of the component's name, validated when the process starts.</summary>
    public ComponentBuilder Options<TOptions>() where TOptions : class
    {
        services.AddOptions<TOptions>().Bind(configuration.GetSection(name)).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(provider => provider.GetRequiredService<Microsoft.Extensions.Options.IOptions<TOptions>>().Value);
        return this;
    }

    /// <summary>What a caller is answered when a unique index, foreign key or check of the schema refuses: the same as the friendly check says.</summary>
    /// <param name="constraint">The constraint's or index's name in the database.</param>
    /// <param name="type">The kind of refusal.</param>
    /// <param name="detail">Null for what the kind says.</param>
    public ComponentBuilder Constraint(string constraint, ProblemType type, string? detail = null)
    {
        services.AddSingleton(new ConstraintProblem(name, constraint, type, detail));
        return this;
    }

    /// <summary>A typed client of another component, wherever that one runs.</summary>
    public ComponentBuilder Client<TClient>(string component) where TClient : ApiClient
    {
        services.AddComponentClient<TClient>(component);
        return this;
    }
}
