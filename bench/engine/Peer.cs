using System.Diagnostics;
using System.Text.Json;

namespace EngineBench;

/// <param name="Seconds">From the first to the last.</param>
/// <param name="CpuSeconds">Of the process meanwhile.</param>
/// <param name="IdleMilliseconds">One run on an idle engine, at half of the tries.</param>
internal sealed record PeerFigures(double Seconds, double CpuSeconds, double? IdleMilliseconds)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Of PostgreSQL meanwhile.</summary>
    public double ServerCpuSeconds { get; init; }

    /// <summary>
    /// Runs a peer's script: it prints a line when it is ready, waits for one, and prints its figures as JSON when it is done and
    /// again when it has measured how it is when idle.
    /// </summary>
    public static async Task<PeerFigures> Of(Server server, string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("node")
        {
            RedirectStandardOutput = true, RedirectStandardInput = true, UseShellExecute = false, WorkingDirectory = Path.Combine(Environment.CurrentDirectory, "peers"),
        };
        start.ArgumentList.Add(script);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var node = Process.Start(start)!;
        await Line("ready");
        var before = server.CpuSeconds();
        await node.StandardInput.WriteLineAsync("go");
        await Line("done");
        var serverCpu = server.CpuSeconds() - before;
        var figures = JsonSerializer.Deserialize<PeerFigures>(await Line("{"), Json)!;
        await node.WaitForExitAsync();
        return figures with { ServerCpuSeconds = serverCpu };

        async Task<string> Line(string beginning)
        {
            while (await node.StandardOutput.ReadLineAsync() is { } line)
                if (line.StartsWith(beginning, StringComparison.Ordinal)) return line;
            throw new InvalidOperationException($"{script} ended before it said {beginning}.");
        }
    }
}
