using System.Diagnostics;
using System.Text.Json;

namespace EngineBench;

/// <param name="Seconds">From the first to the last.</param>
/// <param name="CpuSeconds">Of the process meanwhile.</param>
/// <param name="IdleMilliseconds">One run on an idle engine, at half of the tries.</param>
internal sealed record PeerFigures(double Seconds, double CpuSeconds, double? IdleMilliseconds)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Runs a peer's script, which prints one line of JSON.</summary>
    public static async Task<PeerFigures> Of(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = Path.Combine(Environment.CurrentDirectory, "peers") };
        start.ArgumentList.Add(script);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var node = Process.Start(start)!;
        var lines = (await node.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await node.WaitForExitAsync();
        if (node.ExitCode != 0) throw new InvalidOperationException($"{script} failed with {node.ExitCode}.");
        return JsonSerializer.Deserialize<PeerFigures>(lines[^1], Json)!;
    }
}
