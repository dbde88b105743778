using System.Diagnostics;
using System.Net;

namespace Stoa.Tests.Cloud.Dns;

/// <summary>BIND's <c>dig</c>, asking as anybody would.</summary>
internal static class Dig
{
    public static async Task<string> Ask(IPEndPoint server, params string[] words)
    {
        string[] arguments = [$"@{server.Address}", "-p", $"{server.Port}", "+time=5", "+tries=1", "+norecurse", .. words];
        using var process = Process.Start(new ProcessStartInfo("dig", arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return output;
    }

    /// <summary>The answers alone, a line each.</summary>
    public static async Task<string> Short(IPEndPoint server, params string[] words) => (await Ask(server, [.. words, "+short"])).Trim();
}
