using System.Reflection;
using Stoa.Platform.Http;
using Stoa.Tests.Architecture;

namespace Stoa.Tests.Http.Conformance;

/// <summary>The kinds of refusals that the components declare, in the order of their names.</summary>
internal static class DeclaredProblems
{
    public static IReadOnlyList<ProblemType> All { get; } =
        [.. Product.Assemblies.SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(field => field.FieldType == typeof(ProblemType))
            .Select(field => (ProblemType)field.GetValue(null)!)
            .OrderBy(problem => problem.Type, StringComparer.Ordinal)];
}
