using System.Diagnostics;
using EngineBench;

namespace RelayBench;

/// <summary>Time and CPU from here on, of this process and of PostgreSQL. CPU hardly moves with what else the machine does.</summary>
internal sealed class Meter(Server server)
{
    private readonly long begun = Stopwatch.GetTimestamp();
    private readonly double ours = OurCpu();
    private readonly double theirs = server.CpuSeconds();

    /// <param name="messages">How many were worked on meanwhile.</param>
    public Figures Of(int messages) => new(
        messages / Stopwatch.GetElapsedTime(begun).TotalSeconds,
        1e6 * (OurCpu() - ours) / messages,
        1e6 * (server.CpuSeconds() - theirs) / messages);

    private static double OurCpu()
    {
        using var self = Process.GetCurrentProcess();
        return self.TotalProcessorTime.TotalSeconds;
    }
}

/// <param name="Rate">Messages a second.</param>
/// <param name="Cpu">Microseconds of this process a message, where it does the work.</param>
/// <param name="ServerCpu">Microseconds of PostgreSQL a message.</param>
internal sealed record Figures(double Rate, double? Cpu, double ServerCpu)
{
    public override string ToString() => $"{Rate,9:F0} /s, CPU a message {Cpu,6:F1} us, and of PostgreSQL {ServerCpu,6:F1} us";
}
