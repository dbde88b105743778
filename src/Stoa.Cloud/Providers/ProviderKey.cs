namespace Stoa.Cloud.Providers;

/// <summary>The keys under which drivers know things: short and plain enough to be a file, a domain or a tag in any cloud.</summary>
internal static class ProviderKey
{
    /// <summary>For whoever gave a wrong one.</summary>
    public const string Rule = "1 to 63 of a-z, 0-9, hyphen and underscore, the first a letter or digit";

    private const int Longest = 63;

    public static bool IsValid(string key) =>
        key.Length is >= 1 and <= Longest && IsAlphanumeric(key[0]) && key.All(c => IsAlphanumeric(c) || c is '-' or '_');

    private static bool IsAlphanumeric(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c);
}
