namespace Stoa.SystemTests.Fixtures;

/// <summary>How the components are spread over processes. Nothing else may differ between the shapes.</summary>
public sealed record Shape(string Name, IReadOnlyList<IReadOnlyList<string>> Processes)
{
    /// <summary>All in one process, with a database of its own: what ./up starts.</summary>
    public static readonly Shape One = new("one process", [[]]);

    /// <summary>A process a wing.</summary>
    public static readonly Shape Three = new("web, market and cloud", [["web"], ["accounts", "catalog", "subscriptions", "billing", "documents", "notifications"], ["deployer", "fabric", "compute", "storage", "dns"]]);

    /// <summary>Every component alone.</summary>
    public static readonly Shape Each = new("every component a process", [.. Three.Processes.SelectMany(roles => roles).Select(role => (IReadOnlyList<string>)[role])]);

    public override string ToString() => Name;
}
