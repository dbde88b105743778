using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Scaffolding;
using Microsoft.Extensions.DependencyInjection;
using Npgsql.EntityFrameworkCore.PostgreSQL.Design.Internal;

namespace Stoa.Models;

/// <summary>
/// A store's model as C# code, its accessors too: what EF otherwise works out, and compiles, in each process. EF finds the
/// model by an attribute of the store's assembly, which the code brings along.
/// </summary>
internal static class ModelCode
{
    /// <summary>Writes the code into a folder for the store's assembly.</summary>
    public static void Write(Type store, string folder)
    {
        using var opened = Stores.Open(store);
        var model = opened.GetService<IDesignTimeModel>().Model;
        var options = new CompiledModelCodeGenerationOptions
        {
            ContextType = store,
            ModelNamespace = $"{store.FullName}Compiled",
            Language = "C#",
            UseNullableReferenceTypes = true,
            // Without it the accessors are expressions that each process compiles.
            ForNativeAot = true,
        };
        using var services = Services(opened);
        var own = Path.Combine(folder, store.Assembly.GetName().Name!, store.Name);
        Directory.CreateDirectory(own);
        foreach (var file in services.GetRequiredService<ICompiledModelCodeGeneratorSelector>().Select(options).GenerateModel(model, options))
            File.WriteAllText(Path.Combine(own, file.Path), Mended(file.Code, model));
    }

    private static ServiceProvider Services(DbContext store)
    {
        var services = new ServiceCollection().AddEntityFrameworkDesignTimeServices().AddDbContextDesignTimeServices(store);
#pragma warning disable EF1001 // The provider has no other door for programs that are not "dotnet ef".
        new NpgsqlDesignTimeServices().ConfigureDesignTimeServices(services);
#pragma warning restore EF1001
        return services.BuildServiceProvider();
    }

    // What EF 10 writes does not compile where entities are internal, and throws where a value is a struct: an accessor of its field needs a reference to it.
    private static string Mended(string code, IModel model)
    {
        code = code.Replace("public static class", "internal static class", StringComparison.Ordinal);
        foreach (var value in model.GetEntityTypes().SelectMany(entity => entity.GetFlattenedComplexProperties()).Select(property => property.ClrType).Where(type => type.IsValueType))
            code = code.Replace($"({value.Name} @this)", $"(in {value.Name} @this)", StringComparison.Ordinal);
        return code;
    }
}
