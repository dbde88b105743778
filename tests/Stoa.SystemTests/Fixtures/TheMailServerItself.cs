using System.Net.Sockets;

namespace Stoa.SystemTests.Fixtures;

/// <summary>What a killed process leaves half sent is no mail.</summary>
public sealed class TheMailServerItself
{
    [Fact]
    public async Task Keeps_what_was_sent_to_its_end_alone()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var sink = new SmtpSink();
        await Send(sink, "Subject: half\r\n\r\nhal", cancel);
        await Send(sink, "Subject: whole\r\n\r\nwhole\r\n.\r\n", cancel);
        Assert.Contains("whole", await sink.Receive("ada@example.com", "Subject", cancel), StringComparison.Ordinal);
        Assert.Single(sink.Mails);
    }

    // Returns when the other side has hung up: whatever it makes of it is done.
    private static async Task Send(SmtpSink sink, string data, CancellationToken cancel)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", sink.Port, cancel);
        await using var stream = client.GetStream();
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes($"RCPT TO:<ada@example.com>\r\nDATA\r\n{data}"), cancel);
        client.Client.Shutdown(SocketShutdown.Send);
        using var answers = new StreamReader(stream);
        while (await answers.ReadLineAsync(cancel) is not null)
        {
        }
    }
}
