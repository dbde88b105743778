using System.Diagnostics;
using System.Globalization;
using EngineBench;

namespace RelayBench;

/// <summary>PostgreSQL's own load generator.</summary>
internal static class PgBench
{
    /// <summary>Makes the peer's tables.</summary>
    public static Task Prepare(string database, int messages) => Run("psql", "-q", "-v", $"messages={messages}", "-f", "peer/setup.sql", database);

    /// <summary>The rows a second that pgbench says, and what they cost the server.</summary>
    public static async Task<Figures> Measure(Server server, string database, Load load)
    {
        var meter = new Meter(server);
        var printed = await Run("pgbench", "-n", "-M", "prepared", "-c", $"{load.Clients}", "-j", "1", "-t", $"{load.Transactions / load.Clients}", "-f", load.Script, database);
        var rate = printed[(printed.IndexOf("tps = ", StringComparison.Ordinal) + "tps = ".Length)..];
        return meter.Of(load.Transactions * load.Rows) with { Rate = load.Rows * double.Parse(rate[..rate.IndexOf(' ', StringComparison.Ordinal)], CultureInfo.InvariantCulture), Cpu = null };
    }

    private static async Task<string> Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await errors}");
    }
}

/// <summary>What pgbench does.</summary>
internal sealed record Load(string Script, int Clients, int Transactions, int Rows);
