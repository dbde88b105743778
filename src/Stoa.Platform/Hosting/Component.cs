using Stoa.Platform.Http;
using Stoa.Platform.Storage;

namespace Stoa.Platform.Hosting;

/// <summary>One part of Stoa: a folder, a namespace, a database schema, a role that a process can play, a group of routes.</summary>
public abstract class Component
{
    /// <summary>Lower-case noun: the role, the schema and the group of routes <c>/api/name</c> are called so.</summary>
    public abstract string Name { get; }

    /// <summary>Components that are started before this one and stopped after it, where they run in the same process.</summary>
    public virtual IReadOnlyList<string> Needs => [];

    /// <summary>False for the web, whose pages are no API.</summary>
    public virtual bool HasApi => true;

    /// <summary>Says what the component is made of: its store, clients, handlers, workflows, workers.</summary>
    public abstract void AddServices(ComponentBuilder component);

    /// <summary>Maps its operations below <c>/api/name</c>.</summary>
    public virtual void MapEndpoints(ComponentRoutes routes)
    {
    }

    /// <summary>Its numbered schema changes, embedded in its assembly.</summary>
    public IReadOnlyList<Migration> Migrations => Migration.Of(Name, GetType().Assembly);
}
