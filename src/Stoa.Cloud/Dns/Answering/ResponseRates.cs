using System.Net;
using System.Net.Sockets;

namespace Stoa.Cloud.Dns.Answering;

/// <summary>What becomes of an answer by UDP.</summary>
internal enum AnswerRate
{
    /// <summary>Sent as it is.</summary>
    Whole,

    /// <summary>Sent without records and marked as cut, so that whoever really asked comes by TCP, where an address cannot be forged.</summary>
    Cut,

    /// <summary>Not sent.</summary>
    None,
}

/// <summary>
/// Limits the answers to each network, since the sender of a datagram can be forged and the answers then hit somebody who never
/// asked: so many a second, and of those beyond every other one cut, the rest dropped (response rate limiting with slip 2, as BIND,
/// Knot and NSD have it). Networks are counted in a table of fixed size under a secret of this process; two of them may share a place.
/// </summary>
/// <param name="perSecond">Whole answers to one network; 0 for no limit.</param>
/// <param name="clock">Says what a second is.</param>
internal sealed class ResponseRates(int perSecond, TimeProvider clock)
{
    private const int Places = 1 << 16;
    private const int Version4Network = 3; // octets: /24
    private const int Version6Network = 7; // octets: /56
    private const int Version4Address = 4; // where it stands in sockaddr_in, after family and port
    private const int Version6Address = 8; // in sockaddr_in6, after the flow label too
    private readonly Place[] places = [.. Enumerable.Repeat(new Place { Left = perSecond }, perSecond == 0 ? 0 : Places)];

    /// <summary>Counts an answer to this address. Not for several threads at once.</summary>
    public AnswerRate Next(SocketAddress to)
    {
        if (perSecond == 0) return AnswerRate.Whole;
        ref var place = ref places[Network(to) & (Places - 1)];
        var now = clock.GetTimestamp();
        // A place fills up within a second of silence: so much may come at once.
        var gained = clock.GetElapsedTime(place.At, now).TotalSeconds * perSecond;
        place.Left = (float)Math.Min(perSecond, place.Left + gained);
        place.At = now;
        if (place.Left >= 1)
        {
            place.Left--;
            return AnswerRate.Whole;
        }

        place.IsCutNext = !place.IsCutNext;
        return place.IsCutNext ? AnswerRate.Cut : AnswerRate.None;
    }

    private static int Network(SocketAddress to)
    {
        var octets = to.Family == AddressFamily.InterNetwork
            ? to.Buffer.Span.Slice(Version4Address, Version4Network)
            : to.Buffer.Span.Slice(Version6Address, Version6Network);
        // Seeded anew in each process, so that nobody outside can choose who shares a place with whom.
        var hash = new HashCode();
        hash.AddBytes(octets);
        return hash.ToHashCode();
    }

    private struct Place
    {
        public long At;
        public float Left;
        public bool IsCutNext;
    }
}
