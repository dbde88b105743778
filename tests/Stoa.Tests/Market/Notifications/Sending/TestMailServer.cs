using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Stoa.Tests.Market.Notifications.Sending;

/// <summary>A mail server that keeps what it is given (RFC 5321), or refuses it as the test says.</summary>
internal sealed class TestMailServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task accepting;

    public TestMailServer()
    {
        listener.Start();
        accepting = Accept();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Everything that was taken over, header and body as they came.</summary>
    public List<string> Taken { get; } = [];

    /// <summary>The answer to the recipient, instead of yes.</summary>
    public string? Refusal { get; set; }

    /// <summary>True to take the mail and hang up before saying so.</summary>
    public bool LosesTheAnswer { get; set; }

    public async ValueTask DisposeAsync()
    {
        await Close();
        stop.Dispose();
    }

    /// <summary>From now on nobody answers.</summary>
    public async Task Close()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(stop.Token);
                await Talk(client.GetStream());
            }
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or IOException)
        {
            // The test is over.
        }
    }

    private async Task Talk(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        await using var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 test");
        while (await reader.ReadLineAsync(stop.Token) is { } line)
        {
            if (line == "DATA")
            {
                await writer.WriteLineAsync("354 go on");
                Taken.Add(await Message(reader));
                if (LosesTheAnswer) return;
            }

            await writer.WriteLineAsync(Answer(line));
            if (line == "QUIT") return;
        }
    }

    private string Answer(string line) => line switch
    {
        "QUIT" => "221 bye",
        _ when line.StartsWith("RCPT", StringComparison.Ordinal) && Refusal is { } refusal => refusal,
        _ => "250 ok",
    };

    private async Task<string> Message(StreamReader reader)
    {
        var message = new StringBuilder();
        while (await reader.ReadLineAsync(stop.Token) is { } line && line != ".") message.Append(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line).Append('\n');
        return message.ToString();
    }
}
