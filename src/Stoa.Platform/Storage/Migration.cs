using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Stoa.Platform.Storage;

/// <summary>One numbered change of one component's schema, as it lies in the assembly.</summary>
/// <param name="Component">The component, which is also the schema.</param>
/// <param name="Name"><c>0001_deployments</c>; applied in ordinal order.</param>
/// <param name="Sql">The text, run in one transaction together with the record that it ran.</param>
/// <param name="IsData">From <c>NNNN_x.data.sql</c>: moves rows as stoa_migrate; the others change the schema as stoa_owner.</param>
public sealed record Migration(string Component, string Name, string Sql, bool IsData)
{
    /// <summary>SHA-256 of the text: an applied migration that was edited afterwards is refused.</summary>
    public string Checksum => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));

    /// <summary>The migrations of one component in its assembly, in order. Resources are named <c>migrations/component/NNNN_x.sql</c>.</summary>
    public static IReadOnlyList<Migration> Of(string component, Assembly assembly)
    {
        var folder = $"migrations/{component}/";
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => Read(component, name[folder.Length..], assembly, name))];
    }

    private static Migration Read(string component, string file, Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return new Migration(component, file[..file.IndexOf('.', StringComparison.Ordinal)], reader.ReadToEnd(), file.EndsWith(".data.sql", StringComparison.Ordinal));
    }
}
