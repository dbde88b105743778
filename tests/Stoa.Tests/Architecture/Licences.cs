namespace Stoa.Tests.Architecture;

/// <summary>Which licences Stoa, which is under Apache-2.0, may be built with.</summary>
internal static class Licences
{
    private static readonly string[] Allowed = ["Apache-2.0", "MIT", "BSD-2-Clause", "BSD-3-Clause", "MS-PL", "PostgreSQL"];

    /// <summary>Packages under another licence, or with none that can be read, and why they may stay.</summary>
    private static readonly Dictionary<string, string> Reasons = new()
    {
        ["Deque.AxeCore.Commons"] = "MPL-2.0, which binds its own files only: the browser tests run its script unchanged, and it does not ship.",
    };

    /// <returns>What is wrong; null when the package may be used.</returns>
    public static string? Fault(string package, string? licence)
    {
        if (Reasons.ContainsKey(package)) return null;
        if (licence is null) return $"{package} names no licence by its SPDX expression: read it, then say in {nameof(Licences)}.{nameof(Reasons)} why it may stay.";
        return IsAllowed(licence) ? null : $"{package} is under {licence}; allowed are {string.Join(", ", Allowed)}.";
    }

    // SPDX expressions, annex D of the specification: of alternatives one is enough, of parts all are needed. Brackets do not occur.
    private static bool IsAllowed(string expression) => expression.Split(" OR ").Any(parts => parts.Split(" AND ").All(Allowed.Contains));
}
