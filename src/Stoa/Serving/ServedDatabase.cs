using System.CommandLine;

namespace Stoa.Serving;

/// <summary>The database of this process: the one that was named, or the micro cloud's own.</summary>
internal sealed class ServedDatabase : IAsyncDisposable
{
    public required string ConnectionString { get; init; }
    public required string KeyFile { get; init; }
    public required string RunFolder { get; init; }
    public bool IsOwn { get; init; }

    public static Task<ServedDatabase> Open(ParseResult parsed, CancellationToken cancel)
    {
        var data = parsed.GetValue(ServeOptions.Data)!;
        data.Create();
        return Task.FromResult(new ServedDatabase { ConnectionString = parsed.GetValue(ServeOptions.Database)!, KeyFile = parsed.GetValue(ServeOptions.KeyFile)!.FullName, RunFolder = Path.Combine(data.FullName, "run") });
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
