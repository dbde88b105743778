namespace Stoa.Tests.Architecture;

/// <summary>Domain code is what aggregates are made of: they, and of their own component all that they use, directly or not.</summary>
internal static class Domain
{
    private static readonly string[] Foreign =
        ["Microsoft.EntityFrameworkCore", "Npgsql", "Microsoft.AspNetCore", "System.Net.Http", "Stoa.Platform.Http", "Stoa.Platform.Hosting", "Microsoft.Extensions"];

    // Where an input is wrong and why: a list of words, which only its reader turns into an answer.
    private const string FaultsOfInput = "Stoa.Platform.Http.Faults";

    private static readonly string[] Clocks = ["System.TimeProvider", "System.Diagnostics.Stopwatch", "System.Threading.PeriodicTimer", "System.Threading.Timer"];

    /// <returns>One sentence for each use of storage, HTTP or a clock.</returns>
    public static IEnumerable<string> Faults(IReadOnlyDictionary<TypeName, HashSet<TypeName>> uses, IEnumerable<TypeName> aggregates) =>
        from type in aggregates.SelectMany(root => Reach(root, uses)).Distinct()
        from used in uses[type]
        where (Foreign.Any(used.IsIn) && used.ToString() != FaultsOfInput) || Clocks.Contains(used.ToString())
        select $"{type} is domain code and uses {used}: time is a parameter, storage and HTTP are others' work";

    private static HashSet<TypeName> Reach(TypeName root, IReadOnlyDictionary<TypeName, HashSet<TypeName>> uses)
    {
        var component = string.Join('.', root.Namespace.Split('.').Take(3));
        var reached = new HashSet<TypeName> { root };
        var open = new Queue<TypeName>(reached);
        while (open.TryDequeue(out var type))
            foreach (var used in uses[type].Where(used => used.IsIn(component) && uses.ContainsKey(used) && reached.Add(used))) open.Enqueue(used);
        return reached;
    }
}
