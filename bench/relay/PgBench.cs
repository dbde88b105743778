using System.Diagnostics;
using System.Globalization;

namespace RelayBench;

/// <summary>PostgreSQL's own load generator.</summary>
internal static class PgBench
{
    /// <summary>Makes the peer's tables.</summary>
    public static Task Prepare(string database, int messages) => Run("psql", "-q", "-v", $"messages={messages}", "-f", "peer/setup.sql", database);

    /// <summary>Transactions a second.</summary>
    public static async Task<double> Transactions(string database, string script, int clients, int transactions)
    {
        var printed = await Run("pgbench", "-n", "-M", "prepared", "-c", $"{clients}", "-j", "1", "-t", $"{transactions / clients}", "-f", script, database);
        var rate = printed[(printed.IndexOf("tps = ", StringComparison.Ordinal) + "tps = ".Length)..];
        return double.Parse(rate[..rate.IndexOf(' ', StringComparison.Ordinal)], CultureInfo.InvariantCulture);
    }

    private static async Task<string> Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await errors}");
    }
}
