using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Stoa.Tests.Cloud.Providers.Images;

/// <summary>Serves one file by HTTP over a line that breaks: each answer ends after the bytes that the next turn allows.</summary>
internal sealed class BreakingServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly byte[] file;
    private readonly Queue<int> turns;

    /// <param name="file">What it serves.</param>
    /// <param name="turns">Bytes of each answer in turn; afterwards all that is asked for.</param>
    public BreakingServer(byte[] file, params int[] turns)
    {
        (this.file, this.turns) = (file, new Queue<int>(turns));
        listener.Start();
        _ = Serve();
    }

    public bool KnowsRanges { get; init; } = true;

    public string Address => $"http://{listener.LocalEndpoint}/disk.qcow2";

    /// <summary>Where each request wanted to begin.</summary>
    public ConcurrentQueue<int> Asked { get; } = new();

    public void Dispose() => listener.Dispose();

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                using var caller = await listener.AcceptTcpClientAsync();
                await using var stream = caller.GetStream();
                await Answer(stream, await Read(stream));
            }
        }
        catch (Exception over) when (over is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The test is.
        }
    }

    private async Task Answer(NetworkStream stream, string request)
    {
        var range = request.Split("Range: bytes=");
        var from = range.Length > 1 ? int.Parse(range[1].Split('-')[0], CultureInfo.InvariantCulture) : 0;
        Asked.Enqueue(from);
        if (!KnowsRanges) from = 0;
        var head = !request.StartsWith("GET /disk.qcow2 ", StringComparison.Ordinal) ? "404 Not Found\r\nContent-Length: 0"
            : from == 0 ? $"200 OK\r\nContent-Length: {file.Length}"
            : from >= file.Length ? $"416 Range Not Satisfiable\r\nContent-Range: bytes */{file.Length}\r\nContent-Length: 0"
            : $"206 Partial Content\r\nContent-Range: bytes {from}-{file.Length - 1}/{file.Length}\r\nContent-Length: {file.Length - from}";
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {head}\r\nConnection: close\r\n\r\n"));
        if (head[0] == '2') await stream.WriteAsync(file.AsMemory(from, Math.Min(file.Length - from, turns.TryDequeue(out var allowed) ? allowed : file.Length)));
    }

    private static async Task<string> Read(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        var text = new StringBuilder();
        while (await reader.ReadLineAsync() is { Length: > 0 } line) text.Append(line).Append('\n');
        return text.ToString();
    }
}
