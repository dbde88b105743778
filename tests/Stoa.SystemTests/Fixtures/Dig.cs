using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Stoa.SystemTests.Fixtures;

/// <summary>BIND's <c>dig</c>, asking the answerer whose address an installation greeted with.</summary>
internal static partial class Dig
{
    public static async Task<string> Ask(Installation stoa, string name, string transport, CancellationToken cancel)
    {
        var server = Greeting().Match(stoa.Log);
        string[] arguments = [server.Groups["at"].Value, "-p", server.Groups["port"].Value, "+norecurse", "+time=5", "+tries=1", transport, name, "A"];
        using var process = Process.Start(new ProcessStartInfo("dig", arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = await process.StandardOutput.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        return output;
    }

    [GeneratedRegex(@"Names +dig (?<at>@\S+) -p (?<port>\d+)")]
    private static partial Regex Greeting();
}
