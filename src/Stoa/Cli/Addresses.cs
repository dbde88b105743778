using System.CommandLine.Parsing;

namespace Stoa.Cli;

/// <summary>Addresses on the command line.</summary>
internal static class Addresses
{
    /// <summary>Reads an absolute http or https address.</summary>
    public static Uri? Parse(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address is { Scheme: "http" or "https" }) return address;
        result.AddError($"'{text}' is no address: write it as http://127.0.0.1:8080");
        return null;
    }
}
