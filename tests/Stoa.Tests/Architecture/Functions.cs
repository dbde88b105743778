using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Stoa.Tests.Architecture;

/// <summary>How many lines of statements each function has, read from the debug symbols.</summary>
internal static class Functions
{
    /// <summary>Without static constructors, which are tables and SQL, and without pages and generated code.</summary>
    public static IEnumerable<(string Place, int Lines)> Lengths(Assembly assembly)
    {
        using var program = new PEReader(File.OpenRead(assembly.Location));
        using var symbols = MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(Path.ChangeExtension(assembly.Location, ".pdb")));
        var (metadata, reader) = (program.GetMetadataReader(), symbols.GetMetadataReader());
        foreach (var handle in reader.MethodDebugInformation)
        {
            var name = metadata.GetString(metadata.GetMethodDefinition(handle.ToDefinitionHandle()).Name);
            var points = reader.GetMethodDebugInformation(handle).GetSequencePoints().Where(point => !point.IsHidden).ToList();
            if (points.Count == 0 || name == ".cctor") continue;
            var file = reader.GetString(reader.GetDocument(points[0].Document).Name);
            if (!file.EndsWith(".cs", StringComparison.Ordinal) || file.Contains("/obj/", StringComparison.Ordinal)) continue;
            var lines = points.SelectMany(point => Enumerable.Range(point.StartLine, point.EndLine - point.StartLine + 1)).Distinct().Count();
            yield return ($"{Path.GetFileName(file)}:{points.Min(point => point.StartLine)}", lines);
        }
    }
}
