namespace Stoa.Platform.Hosting;

/// <summary>Reads the component table.</summary>
public static class RoleTable
{
    /// <summary>The named components with those that they need first; all of them when none is named.</summary>
    /// <exception cref="UnknownRoleException">A name is not in the table.</exception>
    public static IReadOnlyList<Component> Select(IReadOnlyList<Component> table, IReadOnlyList<string> roles)
    {
        var unknown = roles.Except(table.Select(c => c.Name)).ToList();
        if (unknown.Count > 0) throw new UnknownRoleException(unknown, [.. table.Select(c => c.Name)]);
        var wanted = roles.Count == 0 ? table : [.. table.Where(c => roles.Contains(c.Name))];
        var ordered = new List<Component>();
        foreach (var component in wanted) Visit(component, wanted, ordered);
        return ordered;
    }

    private static void Visit(Component component, IReadOnlyList<Component> wanted, List<Component> ordered)
    {
        if (ordered.Contains(component)) return;
        foreach (var needed in wanted.Where(c => component.Needs.Contains(c.Name))) Visit(needed, wanted, ordered);
        ordered.Add(component);
    }
}

/// <summary>Roles were asked for that do not exist.</summary>
public sealed class UnknownRoleException(IReadOnlyList<string> unknown, IReadOnlyList<string> known)
    : Exception($"Unknown role: {string.Join(", ", unknown)}. The roles are: {string.Join(", ", known)}.");
