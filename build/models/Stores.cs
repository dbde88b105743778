using System.Reflection;
using Stoa.Platform.Hosting;
using Stoa.Platform.Security;
using Stoa.Platform.Storage;

namespace Stoa.Models;

/// <summary>The stores of all assemblies of Stoa that lie beside this program.</summary>
internal static class Stores
{
    public static IEnumerable<Type> Found() => Directory.GetFiles(AppContext.BaseDirectory, "Stoa.*.dll").Order(StringComparer.Ordinal)
        .SelectMany(file => Assembly.LoadFrom(file).GetTypes())
        .Where(type => type.IsSubclassOf(typeof(ComponentStore)) && !type.IsAbstract);

    /// <summary>A store without a database: its model needs none.</summary>
    public static ComponentStore Open(Type store)
    {
        var databases = new Databases(new() { ConnectionString = "Host=nowhere" }, PlatformKey.Ephemeral());
        return (ComponentStore)Activator.CreateInstance(store, new StoreContext(databases, new OperationContext(), new WakeSignal()))!;
    }
}
