using System.Diagnostics;
using System.Reflection;

namespace Stoa.SystemTests.Fixtures;

/// <summary>The program under test: the one that STOA_PROGRAM names (./test names the published one), else the one that was built beside the tests.</summary>
internal static class StoaProgram
{
    public static string Path { get; } = Environment.GetEnvironmentVariable("STOA_PROGRAM")
        ?? System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Assembly.GetExecutingAssembly().Location)!, "stoa");

    /// <summary>Starts it with these arguments, its output redirected.</summary>
    public static Process Start(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(Path, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>Runs it to its end, with nothing to read.</summary>
    public static Task<(int ExitCode, string Output, string Errors)> Run(
        IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, CancellationToken cancel) =>
        Converse(Start(arguments, environment), Task.FromResult(""), cancel);

    /// <summary>Follows a process to its end, and gives it one text to read as soon as that is there.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> Converse(Process started, Task<string> input, CancellationToken cancel)
    {
        using var process = started;
        var output = process.StandardOutput.ReadToEndAsync(cancel);
        var errors = process.StandardError.ReadToEndAsync(cancel);
        await process.StandardInput.WriteAsync(await input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancel);
        return (process.ExitCode, await output, await errors);
    }
}
