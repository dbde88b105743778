using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Stoa.SystemTests.Fixtures;

/// <summary>One running process of Stoa.</summary>
internal sealed partial class StoaNode : IAsyncDisposable
{
    private const int SigTerm = 15;
    private const int SigKill = 9;
    private const int SigStop = 19;
    private const int SigContinue = 18;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Process process;
    private readonly ConcurrentQueue<string> lines = new();
    private readonly TaskCompletionSource<string?> up = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private StoaNode(string name, Process process)
    {
        Name = name;
        this.process = process;
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => up.TrySetException(new InvalidOperationException($"{name} ended before it was up:\n{Log}"));
    }

    public string Name { get; }

    public int Id => process.Id;

    public bool IsRunning => !process.HasExited;

    /// <summary>All that it printed.</summary>
    public string Log => string.Join('\n', lines);

    /// <summary>Starts a process; it is up when it greets.</summary>
    public static StoaNode Start(string name, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null) =>
        new(name, StoaProgram.Start(arguments, environment));

    /// <summary>The public address, once the process is up; null when it has none.</summary>
    public async Task<string?> Up() => await up.Task.WaitAsync(Patience);

    /// <summary>Ends it as Ctrl-C does, and waits for the end.</summary>
    public async Task Stop()
    {
        if (IsRunning) _ = Kill(process.Id, SigTerm);
        await process.WaitForExitAsync().WaitAsync(Patience);
    }

    /// <summary>Ends it as a power cut does.</summary>
    public async Task KillHard()
    {
        _ = Kill(process.Id, SigKill);
        await process.WaitForExitAsync().WaitAsync(Patience);
    }

    /// <summary>Lets it stand still, with all that it has in hand.</summary>
    public void Freeze() => _ = Kill(process.Id, SigStop);

    /// <summary>Lets it go on where it stood.</summary>
    public void Thaw() => _ = Kill(process.Id, SigContinue);

    public async ValueTask DisposeAsync()
    {
        if (IsRunning) await Stop();
        process.Dispose();
    }

    // The greeting ends with "Address  http://..." or "It has no public address." (a node), or "Storefront  http://.../" (micro cloud).
    private void Read(string? line)
    {
        if (line is null) return;
        lines.Enqueue(line);
        var text = line.TrimStart();
        if (text.StartsWith("Address ", StringComparison.Ordinal) || text.StartsWith("Storefront ", StringComparison.Ordinal))
            up.TrySetResult(text[text.IndexOf("http", StringComparison.Ordinal)..].Trim().TrimEnd('/'));
        else if (text.StartsWith("It has no public address", StringComparison.Ordinal)) up.TrySetResult(null);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
