using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;
using Stoa.Cloud.Dns.Answering;
using Stoa.Contracts.Dns;

namespace Stoa.Tests.Cloud.Dns;

/// <summary>What the answerer says to whatever comes.</summary>
public sealed class AQuery(CloudFixture cloud) : IClassFixture<CloudFixture>
{
    private const int FormatError = 1, NotImplemented = 4, BadVersion = 16;
    private readonly CloudNode node = cloud.Node;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IPEndPoint Server => node.Node.Services.GetRequiredService<NameServer>().EndPoint!;

    private Responder Responder => node.Node.Services.GetRequiredService<Responder>();

    [Fact]
    public async Task About_the_zone_itself_is_answered_with_authority()
    {
        var answer = await Dig.Ask(Server, "apps.stoa.test", "SOA");
        Assert.Contains("flags: qr aa;", answer, StringComparison.Ordinal);
        Assert.Contains("ns.apps.stoa.test. hostmaster.apps.stoa.test.", answer, StringComparison.Ordinal);
        Assert.Equal("ns.apps.stoa.test.", await Dig.Short(Server, "apps.stoa.test", "NS"));
    }

    [Fact]
    public async Task About_another_zone_is_refused() =>
        Assert.Contains("status: REFUSED", await Dig.Ask(Server, "example.com"), StringComparison.Ordinal);

    [Fact]
    public async Task About_another_type_of_a_name_is_answered_with_the_soa_alone()
    {
        var answer = await Dig.Ask(Server, "ns.apps.stoa.test", "TXT");
        Assert.Contains("status: NOERROR", answer, StringComparison.Ordinal);
        Assert.Contains("ANSWER: 0, AUTHORITY: 1", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task About_everything_of_a_name_is_answered_by_one_small_record() =>
        Assert.Equal("\"RFC8482\" \"\"", await Dig.Short(Server, "apps.stoa.test", "ANY"));

    [Fact]
    public async Task Comes_back_in_the_letter_case_in_which_it_was_asked() =>
        Assert.Contains(";nS.ApPs.sToA.tEsT.", await Dig.Ask(Server, "nS.ApPs.sToA.tEsT", "A"), StringComparison.Ordinal);

    [Fact]
    public async Task With_an_answer_too_long_for_a_datagram_is_told_to_come_by_tcp()
    {
        var dns = new DnsClient(node.Node.AsComponent("deployer", node.Customer.Company));
        var records = Enumerable.Range(0, 16).Select(i => new NameRecord("TXT", new string((char)('a' + i), 250))).ToList();
        await dns.Ensure("long", new NameRequest("long.apps.stoa.test", records), Cancel);
        await node.Node.Services.GetRequiredService<ZoneKeeper>().Follow(Cancel);
        Assert.Contains("flags: qr aa tc;", await Dig.Ask(Server, "+notcp", "+ignore", "long.apps.stoa.test", "TXT"), StringComparison.Ordinal);
        Assert.Equal(16, (await Dig.Short(Server, "+tcp", "long.apps.stoa.test", "TXT")).Split('\n').Length);
    }

    [Fact]
    public async Task Is_answered_as_one_of_several_on_one_connection()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(Server, Cancel);
        var stream = client.GetStream();
        for (ushort id = 1; id <= 3; id++)
        {
            var query = Query(id);
            byte[] framed = [(byte)(query.Length >> 8), (byte)query.Length, .. query];
            await stream.WriteAsync(framed, Cancel);
        }

        for (ushort id = 1; id <= 3; id++)
        {
            var length = new byte[2];
            await stream.ReadExactlyAsync(length, Cancel);
            var answer = new byte[BinaryPrimitives.ReadUInt16BigEndian(length)];
            await stream.ReadExactlyAsync(answer, Cancel);
            Assert.Equal(id, BinaryPrimitives.ReadUInt16BigEndian(answer));
        }
    }

    [Fact]
    public void Of_another_kind_is_not_implemented() => Assert.Equal(NotImplemented, CodeOf(Query(1, flags: 0x2800)));

    [Fact]
    public void That_breaks_off_is_answered_with_a_format_error() => Assert.Equal(FormatError, CodeOf(Query(1)[..20]));

    [Fact]
    public void Of_a_later_edns_is_told_the_version() => Assert.Equal(BadVersion, ExtendedCodeOf([.. Query(1, additional: 1), 0, 0, 41, 4, 208, 0, 1, 0, 0, 0, 0]));

    [Fact]
    public void That_is_an_answer_itself_is_not_answered() => Assert.Null(Responder.Answer(Query(1, flags: 0x8000), isDatagram: true));

    [Fact]
    public void That_is_any_octets_never_does_harm() => Prop.ForAll<byte[]>(octets =>
    {
        var answer = Responder.Answer(octets, isDatagram: true);
        return answer is null || (answer.Length is >= 12 and <= 1232 && answer[0] == octets[0] && answer[1] == octets[1]);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));

    [Fact]
    public void That_was_garbled_on_its_way_never_does_harm() => Prop.ForAll<int, byte>((at, octet) =>
    {
        byte[] garbled = [.. Query(7, additional: 1), 0, 0, 41, 4, 208, 0, 0, 0, 0, 0, 0];
        garbled[(at & int.MaxValue) % garbled.Length] = octet;
        return Responder.Answer(garbled, isDatagram: true) is null or { Length: >= 12 and <= 1232 };
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));

    private static byte[] Query(ushort id, ushort flags = 0, byte additional = 0) =>
    [
        (byte)(id >> 8), (byte)id, (byte)(flags >> 8), (byte)flags, 0, 1, 0, 0, 0, 0, 0, additional,
        4, .. "apps"u8, 4, .. "stoa"u8, 4, .. "test"u8, 0, 0, 6, 0, 1,
    ];

    private int CodeOf(byte[] query) => Responder.Answer(query, isDatagram: true)![3] & 0xF;

    // The upper bits stand in the OPT record, the last eleven octets (RFC 6891 section 6.1.3).
    private int ExtendedCodeOf(byte[] query)
    {
        var answer = Responder.Answer(query, isDatagram: true)!;
        return (answer[^6] << 4) | (answer[3] & 0xF);
    }
}
