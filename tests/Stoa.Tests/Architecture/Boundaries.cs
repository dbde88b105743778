namespace Stoa.Tests.Architecture;

/// <summary>The rules of dependence (docs/ARCHITECTURE.md). Where a type stands is told by its namespace.</summary>
internal static class Boundaries
{
    public static readonly IReadOnlyList<string> Wings = ["Market", "Cloud", "Apps", "Gateways"];

    private static readonly string[] PlatformForWeb = ["Stoa.Platform.Http", "Stoa.Platform.Telemetry", "Stoa.Platform.Security"];

    /// <returns>One sentence for each use that a rule forbids.</returns>
    public static IReadOnlyList<string> Faults(IReadOnlyDictionary<TypeName, HashSet<TypeName>> uses) =>
        [.. from entry in uses
            from used in entry.Value
            let fault = Judge(entry.Key, used)
            where fault is not null
            select $"{entry.Key} uses {used}: {fault}"];

    private static string? Judge(TypeName user, TypeName used)
    {
        if (!used.IsIn("Stoa") || !user.IsIn("Stoa")) return used.ToString() == "System.Console" ? JudgeConsole(user) : null;
        return AreaOf(user) switch
        {
            "Contracts" when AreaOf(used) != "Contracts" => "Contracts know nobody",
            "Platform" when AreaOf(used) is not ("Platform" or "Contracts") => "Platform knows Contracts only",
            "Web" when AreaOf(used) == "Platform" && !PlatformForWeb.Any(used.IsIn) => "Web knows of Platform only Http, Telemetry and Security",
            "Web" when AreaOf(used) is not ("Web" or "Platform" or "Contracts") => "Web asks components over HTTP",
            "Program" => null,
            var wing when Wings.Contains(wing) => JudgeWing(user, used),
            _ => null,
        };
    }

    private static string? JudgeWing(TypeName user, TypeName used)
    {
        if (AreaOf(used) is "Platform" or "Contracts") return null;
        if (AreaOf(used) != AreaOf(user)) return "no wing knows another wing, the web or the program";
        // Drivers are common ground of a wing: they know no component, and each component that owns some uses them.
        if (ComponentOf(used) == "Providers") return null;
        return ComponentOf(used) == ComponentOf(user) ? null : "a component never uses the types of another one: ask by its client, hear by messages";
    }

    private static string? JudgeConsole(TypeName user) => AreaOf(user) is "Program" ? null : "only the command line writes to the console";

    private static string AreaOf(TypeName type) => type.Namespace.Split('.') is [_, var area, ..] && (area is "Contracts" or "Platform" or "Web" || Wings.Contains(area))
        ? area
        : "Program";

    private static string ComponentOf(TypeName type) => type.Namespace.Split('.') is [_, _, var component, ..] ? component : "";
}
