using System.Text.RegularExpressions;

namespace Stoa.Market.Accounts.People;

/// <summary>
/// Addresses as mail servers really take them: the dot-atom of RFC 5321 section 4.1.2 in ASCII with a domain name. Quoted local
/// parts and address literals are left out on purpose; a domain in other scripts is given in its xn-- form.
/// </summary>
internal static partial class EmailAddress
{
    /// <summary>One spelling for one mailbox: no server in use tells capitals apart.</summary>
    public static string Normalize(string text) => text.Trim().ToLowerInvariant();

    /// <summary>True for an address that mail can be sent to; lengths from RFC 5321 section 4.5.3.1.</summary>
    public static bool IsValid(string normalized) =>
        normalized.Length <= 254 && normalized.IndexOf('@', StringComparison.Ordinal) <= 64 && Form().IsMatch(normalized);

    [GeneratedRegex(
        @"\A[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\z",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}
