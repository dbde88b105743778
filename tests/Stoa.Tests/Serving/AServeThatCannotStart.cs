using System.Net;
using System.Net.Sockets;
using Stoa.Serving;

namespace Stoa.Tests.Serving;

/// <summary>What <c>stoa serve</c> says before it makes anything.</summary>
public sealed class AServeThatCannotStart
{
    [Fact]
    public void Names_every_fault_at_once()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var faults = Faults("--roles", "web,vm", "--listen", $"http://{taken.LocalEndpoint}");
        Assert.Collection(
            faults,
            fault => Assert.StartsWith("Unknown role: vm. The roles are: accounts,", fault, StringComparison.Ordinal),
            fault => Assert.Contains("name it with --database", fault, StringComparison.Ordinal),
            fault => Assert.Equal($"{taken.LocalEndpoint} is taken by another program: end that one, or listen elsewhere with --listen.", fault));
    }

    [Fact]
    public void Says_that_the_address_belongs_to_another_machine() =>
        Assert.Contains("203.0.113.7 is no address of this machine", Assert.Single(Faults("--listen", "http://203.0.113.7:18080", "--behind-proxy")), StringComparison.Ordinal);

    [Fact]
    public void Wants_the_key_of_its_cluster() =>
        Assert.Contains("--key-file", Assert.Single(Faults("--roles", "web", "--database", "Host=db.example")), StringComparison.Ordinal);

    [Fact]
    public void Has_nothing_to_say_about_a_free_port() => Assert.Empty(Faults("--listen", "http://127.0.0.1:0"));

    private static IReadOnlyList<string> Faults(params string[] arguments) => Preflight.Faults(ServeCommand.Create().Parse(arguments));
}
