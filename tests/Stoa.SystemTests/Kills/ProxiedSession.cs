using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Text;

namespace Stoa.SystemTests.Kills;

/// <summary>One connection of a process, followed message by message, so that it can be held at a commit.</summary>
internal sealed class ProxiedSession(Stream node, Stream server, KillSwitch kills)
{
    private const int LargestRequest = 1 << 20; // nothing of a request is sent before its end
    private const int CancelRequest = 80877102;
    private const int EncryptionRequest = 80877103; // and the next number, for GSS
    private static readonly WireMessage Flush = new('H', [(byte)'H', 0, 0, 0, 4]);
    private readonly BufferedStream fromNode = new(node), toNode = new(node), fromServer = new(server), toServer = new(server, LargestRequest);
    private readonly ConcurrentQueue<Exchange> awaited = new();
    private readonly Dictionary<string, string> statements = [];
    private readonly Dictionary<string, string> portals = [];
    private List<Exchange>? transaction;
    private Exchange? current;
    private string login = "";

    /// <summary>Until one side goes.</summary>
    public async Task Run()
    {
        awaited.Enqueue(new Exchange());
        if (await Greet()) await Task.WhenAny(Asking(), Answering());
    }

    private async Task<bool> Greet()
    {
        while (true)
        {
            var length = new byte[4];
            await fromNode.ReadExactlyAsync(length);
            var body = new byte[BinaryPrimitives.ReadInt32BigEndian(length) - length.Length];
            await fromNode.ReadExactlyAsync(body);
            var code = BinaryPrimitives.ReadInt32BigEndian(body);
            if (code is EncryptionRequest or EncryptionRequest + 1)
            {
                node.WriteByte((byte)'N');
                continue;
            }

            await server.WriteAsync((byte[])[.. length, .. body]);
            var words = Encoding.UTF8.GetString(body.AsSpan(4)).Split('\0');
            login = words.SkipWhile(word => word != "user").ElementAtOrDefault(1) ?? "";
            return code != CancelRequest;
        }
    }

    private async Task Asking()
    {
        while (await WireMessage.Read(fromNode) is { } message)
        {
            if (!await Follow(message)) return;
            await Send(message, toServer, isLast: message.Kind is 'S' or 'Q' or 'H' or 'X' or 'p');
        }
    }

    /// <summary>False when the process is held here for good.</summary>
    private async Task<bool> Follow(WireMessage message)
    {
        switch (message.Kind)
        {
            case 'P':
                var parsed = message.Texts(2);
                statements[parsed[0]] = parsed[1];
                return true;
            case 'B':
                var bound = message.Texts(2);
                portals[bound[0]] = statements[bound[1]];
                return true;
            case 'E':
                Current().Ask(portals[message.Texts(1)[0]]);
                return true;
            case 'S':
                return await Synchronize();
            case 'Q':
                return await Command(message.Texts(1)[0]);
            default:
                return true;
        }
    }

    private async Task<bool> Synchronize()
    {
        var ending = Current();
        current = null;
        if (transaction is not null) transaction.Add(ending);
        else if (ending.MayChange)
        {
            if (kills.Stall is { } stall) await stall.Pass(login, ending);
            // The end of an implicit transaction is its commit. The answers come first, so that one knows whether rows changed.
            await Send(Flush, toServer, isLast: true);
            return await Commit(ending, [ending]);
        }

        return true;
    }

    private async Task<bool> Command(string sql)
    {
        var ending = Current();
        current = null;
        if (sql.StartsWith("BEGIN", StringComparison.OrdinalIgnoreCase)) transaction = [];
        else if (transaction is { } whole && (sql.StartsWith("COMMIT", StringComparison.OrdinalIgnoreCase) || sql.StartsWith("ROLLBACK", StringComparison.OrdinalIgnoreCase)))
        {
            transaction = null;
            if (sql[0] is 'C' or 'c') return await Commit(ending, whole);
        }

        return true;
    }

    private async Task<bool> Commit(Exchange ending, List<Exchange> whole)
    {
        foreach (var one in whole) await one.Answered;
        if (whole.Exists(one => one.Failed) || Exchange.NameOf(login, whole) is not { } name) return true;
        ending.Effect = kills.Begin(name);
        return !kills.Holds(ending.Effect, Moment.Before) || await Hold();
    }

    private Exchange Current()
    {
        if (current is null) awaited.Enqueue(current = new Exchange());
        return current;
    }

    private async Task Answering()
    {
        while (await WireMessage.Read(fromServer) is { } message)
        {
            awaited.TryPeek(out var exchange);
            if (message.Kind == 'D') exchange?.Row(message);
            if (message.Kind == 'C') exchange?.Answer(message.Texts(1)[0]);
            if (message.Kind is 'I' or 's') exchange?.Answer("");
            if (message.Kind == 'E') exchange?.Fail();
            if (message.Kind == 'Z' && awaited.TryDequeue(out exchange))
            {
                exchange.End();
                if (exchange.Effect is { } effect && kills.Holds(effect, Moment.After)) await Hold();
            }

            // Nothing of an answer is told before its end: a process must not know rows of a transaction that is held.
            await Send(message, toNode, isLast: message.Kind is 'Z' or 'R' or 'A' or 'G' or 'H' or 'W' || exchange is null);
        }

        await toNode.FlushAsync();
    }

    private static async Task Send(WireMessage message, Stream to, bool isLast)
    {
        await to.WriteAsync(message.Bytes);
        if (isLast) await to.FlushAsync();
    }

    private static async Task<bool> Hold()
    {
        await Task.Delay(Timeout.Infinite);
        return false;
    }
}
