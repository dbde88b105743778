using System.Net;
using Stoa.Platform.Hosting;
using Stoa.Platform.Http.Edge;

namespace Stoa.Tests.Http.Edge;

public sealed class AnAddressToListenOnTests
{
    [Theory]
    [InlineData("http://127.0.0.1:8080", "127.0.0.1:8080")]
    [InlineData("http://localhost:8080", "127.0.0.1:8080")]
    [InlineData("http://127.9.9.9:0", "127.9.9.9:0")]
    [InlineData("http://[::1]:8080", "[::1]:8080")]
    public void May_be_plain_on_this_machine(string address, string endPoint) =>
        Assert.Equal(IPEndPoint.Parse(endPoint), ListenRule.Check(Told(address)));

    [Theory]
    [InlineData("http://0.0.0.0:80", null, false, "listen-needs-tls")]
    [InlineData("http://192.0.2.1:80", null, false, "listen-needs-tls")]
    [InlineData("http://[::]:80", null, false, "listen-needs-tls")]
    [InlineData("https://0.0.0.0:443", null, false, "listen-needs-certificate")]
    [InlineData("https://0.0.0.0:443", null, true, "listen-needs-certificate")]
    [InlineData("http://0.0.0.0:443", "cert.pem", false, "listen-not-https")]
    [InlineData("https://stoa.example:443", "cert.pem", false, "listen-needs-address")]
    [InlineData("ftp://127.0.0.1:21", null, false, "listen-not-http")]
    public void Is_refused_where_passwords_would_cross_a_network_in_clear(string address, string? certificate, bool isBehindProxy, string code)
    {
        var told = Told(address) with { TlsCertificate = certificate, IsBehindProxy = isBehindProxy };
        Assert.Equal(code, Assert.Throws<CannotStartException>(() => ListenRule.Check(told)).Code);
    }

    [Fact]
    public void May_be_any_with_a_certificate() =>
        Assert.Equal(443, ListenRule.Check(Told("https://0.0.0.0:443") with { TlsCertificate = "cert.pem" }).Port);

    [Fact]
    public void May_be_any_behind_a_proxy() => Assert.Equal(80, ListenRule.Check(Told("http://0.0.0.0:80") with { IsBehindProxy = true }).Port);

    private static NodeOptions Told(string address) => new() { Roles = [], Database = "", KeyFile = "", RunFolder = "", Listen = new Uri(address) };
}
