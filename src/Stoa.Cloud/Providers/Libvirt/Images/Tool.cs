using System.ComponentModel;
using System.Diagnostics;

namespace Stoa.Cloud.Providers.Libvirt.Images;

/// <summary>A program of the machine that images are made with.</summary>
internal static class Tool
{
    private static readonly string[] Folders = [.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'), "/usr/sbin", "/sbin"];

    /// <exception cref="ToolException">It is not there; says which package has it.</exception>
    public static void Require(string program, string package)
    {
        if (Find(program) is null) throw new ToolException($"{program} is missing: apt-get install {package}");
    }

    /// <summary>Runs it to its end and returns what it printed.</summary>
    /// <exception cref="ToolException">It could not be started or ended with another code than 0; says what it complained of.</exception>
    public static async Task<string> Run(
        string program, IEnumerable<string> arguments, CancellationToken cancel, string? folder = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(Find(program) ?? program, arguments)
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder ?? "",
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        using var process = Start(start);
        await using var ended = cancel.Register(() => process.Kill(entireProcessTree: true));
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None);
        cancel.ThrowIfCancellationRequested();
        return process.ExitCode == 0 ? await output : throw new ToolException($"{Path.GetFileName(program)} failed ({process.ExitCode}): {(await errors).Trim()}");
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception missing)
        {
            throw new ToolException($"{start.FileName} cannot be started: {missing.Message}");
        }
    }

    private static string? Find(string program) =>
        program.Contains('/', StringComparison.Ordinal) ? program : Folders.Select(f => Path.Combine(f, program)).FirstOrDefault(File.Exists);
}

/// <summary>A tool of the machine is missing or failed.</summary>
public sealed class ToolException(string message) : Exception(message);
