using System.Text.RegularExpressions;

namespace Stoa.Market.Subscriptions.Orders;

/// <summary>The name of a machine inside: one label of RFC 1123 section 2.1.</summary>
internal static partial class Hostname
{
    /// <summary>Null when the name can be given to a machine.</summary>
    public static string? FaultOf(string name) =>
        name.Length == 0 ? "Give the machine a name."
        : name.Length > 63 ? "A host name has at most 63 characters."
        : !Label().IsMatch(name) ? "A host name is made of a-z, 0-9 and hyphens, with no hyphen at its ends, no dots and no capital letters."
        : name == "localhost" ? "Every machine calls itself localhost already: take another name."
        : null;

    [GeneratedRegex("^[a-z0-9]([a-z0-9-]*[a-z0-9])?\\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex Label();
}
