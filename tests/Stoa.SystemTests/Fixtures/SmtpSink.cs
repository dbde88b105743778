using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace Stoa.SystemTests.Fixtures;

/// <summary>A mail server that takes everything and hands it to the test (RFC 5321, the commands that a client needs).</summary>
internal sealed class SmtpSink : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<ReceivedMail> mails = new();
    private readonly Channel<ReceivedMail> arrivals = Channel.CreateUnbounded<ReceivedMail>();
    private readonly CancellationTokenSource closing = new();

    public SmtpSink()
    {
        listener.Start();
        _ = Accept();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public IReadOnlyCollection<ReceivedMail> Mails => mails;

    /// <summary>Called when a mail has come, and again when it is kept and nobody was told; may keep the sender waiting.</summary>
    public Func<ReceivedMail, bool, Task> Taking { get; init; } = (_, _) => Task.CompletedTask;

    /// <summary>The text of the first mail to the address that says this; waits for it.</summary>
    public async Task<string> Receive(string to, string saying, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while (true)
        {
            if (mails.FirstOrDefault(mail => mail.To == to && mail.Text.Contains(saying, StringComparison.Ordinal)) is { } found) return found.Text;
            if (!await arrivals.Reader.WaitToReadAsync(patience.Token)) throw new InvalidOperationException("The mail server was closed.");
            while (arrivals.Reader.TryRead(out _))
            {
            }
        }
    }

    public void Dispose()
    {
        closing.Cancel();
        arrivals.Writer.TryComplete();
        listener.Dispose();
        closing.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true) _ = Talk(await listener.AcceptTcpClientAsync(closing.Token));
        }
        catch (Exception ended) when (ended is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task Talk(TcpClient client)
    {
        using var _ = client;
        using var reader = new StreamReader(client.GetStream());
        await using var writer = new StreamWriter(client.GetStream()) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 sink");
        var to = "";
        while (await reader.ReadLineAsync() is { } line)
        {
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            if (verb == "RCPT") to = line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
            if (verb == "DATA")
            {
                await writer.WriteLineAsync("354 go on");
                if (await ReadData(reader) is not { } data) return;
                var mail = new ReceivedMail(to, MimeText.Decode(data));
                await Taking(mail, false);
                Keep(mail);
                await Taking(mail, true);
            }

            await writer.WriteLineAsync(verb == "QUIT" ? "221 bye" : "250 ok");
            if (verb == "QUIT") return;
        }
    }

    // Null when the sender is gone before the end: what came by then is no mail (RFC 5321 section 4.1.1.4).
    private static async Task<string?> ReadData(StreamReader reader)
    {
        var lines = new List<string>();
        // A line that begins with a dot has one more on its way (RFC 5321 section 4.5.2); a dot alone ends the mail.
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line == ".") return string.Join('\n', lines);
            lines.Add(line.StartsWith('.') ? line[1..] : line);
        }

        return null;
    }

    private void Keep(ReceivedMail mail)
    {
        mails.Enqueue(mail);
        arrivals.Writer.TryWrite(mail);
    }
}

/// <param name="To">The envelope's recipient.</param>
/// <param name="Text">Headers and all parts, decoded.</param>
internal sealed record ReceivedMail(string To, string Text);
