using Stoa.Cloud.Dns.Wire;

namespace Stoa.Cloud.Dns.Answering;

/// <summary>From a query's octets to those of its answer. Nothing that comes from the network makes it throw.</summary>
internal sealed class Responder(ZoneKeeper keeper)
{
    private const int LargestOld = 512;
    private const int LongestChain = 8;
    private static readonly byte[] Minimal = [.. RecordSyntax.Text("RFC8482")!, 0];

    /// <param name="message">As it came.</param>
    /// <param name="isDatagram">By UDP, where it has to fit.</param>
    /// <returns>Null where nothing may be answered.</returns>
    public byte[]? Answer(ReadOnlySpan<byte> message, bool isDatagram) => ToAnswer(message) is { } query ? Answer(query, isDatagram) : null;

    /// <inheritdoc cref="Answer(ReadOnlySpan{byte}, bool)"/>
    public byte[] Answer(Query query, bool isDatagram) => Respond(query).ToWire(query, isDatagram ? LargestOf(query) : ushort.MaxValue);

    /// <summary>The query that is asked; null where nothing may be answered.</summary>
    public static Query? ToAnswer(ReadOnlySpan<byte> message) => Query.Read(message) is { IsResponse: false } query ? query : null;

    /// <summary>The answer without its records, which tells the asker to come by TCP.</summary>
    public static byte[] Cut(Query query) => Response.Only(ResponseCode.NoError).ToWire(query, largest: 0);

    private static int LargestOf(Query query) =>
        query.Edns is { } edns ? Math.Clamp(edns.PayloadSize, LargestOld, Edns.LargestPayload) : LargestOld;

    private Response Respond(Query query)
    {
        var zone = keeper.Zone;
        if (query.Opcode != 0) return Response.Only(ResponseCode.NotImplemented);
        if (!query.IsReadable) return Response.Only(ResponseCode.FormatError);
        if (query.Edns is { Version: > 0 }) return Response.Only(ResponseCode.BadVersion);
        if (!query.IsInternet || !zone.Holds(query.Name)) return Response.Only(ResponseCode.Refused);
        if (zone.Find(query.Name) is not { } there) return new Response(ResponseCode.NameError, [], [zone.Authority]);
        var (answers, isThere) = Chosen(zone, there, query);
        var hasSought = answers.Exists(record => record.Type == query.Type) || query.Type == RecordType.Any;
        return new Response(isThere ? ResponseCode.NoError : ResponseCode.NameError, answers, hasSought ? [] : [zone.Authority]);
    }

    /// <summary>What is asked for, through aliases. That the last name of the chain is not there is told as if it had been asked for (RFC 6604).</summary>
    private static (List<ResourceRecord> Answers, bool IsThere) Chosen(Zone zone, ResourceRecord[] there, Query query)
    {
        // RFC 8482: one small record instead of everything.
        if (query.Type == RecordType.Any) return (there.Length == 0 ? [] : [new(query.Name, RecordType.HINFO, 3600, Minimal)], true);
        var answers = new List<ResourceRecord>();
        for (var i = 0; i < LongestChain; i++)
        {
            answers.AddRange(there.Where(record => record.Type == query.Type));
            if (query.Type == RecordType.CNAME || Array.Find(there, record => record.Type == RecordType.CNAME) is not { } alias) break;
            if (answers.Contains(alias)) break;
            answers.Add(alias);
            var target = TargetOf(alias);
            if (!zone.Holds(target)) break;
            if (zone.Find(target) is not { } next) return (answers, false);
            there = next;
        }

        return (answers, true);
    }

    private static string TargetOf(ResourceRecord alias)
    {
        var labels = new List<string>();
        for (var at = 0; alias.Data[at] != 0; at += alias.Data[at] + 1) labels.Add(System.Text.Encoding.ASCII.GetString(alias.Data, at + 1, alias.Data[at]));
        return string.Join('.', labels);
    }
}
