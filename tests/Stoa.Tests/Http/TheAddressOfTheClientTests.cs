using System.Net;
using Microsoft.AspNetCore.Http;
using Stoa.Platform.Http;

namespace Stoa.Tests.Http;

public sealed class TheAddressOfTheClientTests
{
    [Fact]
    public void Is_the_connections_at_the_public_address_whatever_a_header_says() =>
        Assert.Equal(IPAddress.Parse("203.0.113.7"), Request("127.0.0.1", "203.0.113.7", "198.51.100.1").OfClient());

    [Fact]
    public void Is_what_the_process_at_the_edge_says_on_the_internal_socket() =>
        Assert.Equal(IPAddress.Parse("198.51.100.1"), Request(null, null, "198.51.100.1").OfClient());

    [Fact]
    public void Is_nobodys_where_a_component_calls_of_its_own_accord() => Assert.Null(Request(null, null, null).OfClient());

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    public void Counts_for_its_network(string address, string network) =>
        Assert.Equal(network, Request("127.0.0.1", address, null).NetworkOfClient());

    private static DefaultHttpContext Request(string? local, string? remote, string? header)
    {
        var context = new DefaultHttpContext();
        context.Connection.LocalIpAddress = local is null ? null : IPAddress.Parse(local);
        context.Connection.RemoteIpAddress = remote is null ? null : IPAddress.Parse(remote);
        if (header is not null) context.Request.Headers["X-Forwarded-For"] = header;
        return context;
    }
}
