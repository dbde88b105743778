using Stoa.Market.Subscriptions.Orders;

namespace Stoa.Tests.Market.Subscriptions;

public sealed class HostnameTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("web-1")]
    [InlineData("3com")]
    [InlineData("123")]
    [InlineData("a--b")]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123456789-abcdefghijklmnopqrstuvwxyz")]
    public void One_label_of_letters_digits_and_hyphens_is_taken(string name) => Assert.Null(Hostname.FaultOf(name));

    [Theory]
    [InlineData("", "Give the machine a name")]
    [InlineData("-web", "no hyphen at its ends")]
    [InlineData("web-", "no hyphen at its ends")]
    [InlineData("web.example", "no dots")]
    [InlineData("Web", "no capital letters")]
    [InlineData("we b", "made of a-z")]
    [InlineData("web\n", "made of a-z")]
    [InlineData("wéb", "made of a-z")]
    [InlineData("web_1", "made of a-z")]
    [InlineData("$(reboot)", "made of a-z")]
    [InlineData("localhost", "localhost already")]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123456789-abcdefghijklmnopqrstuvwxyz1", "at most 63")]
    public void Anything_else_is_refused_with_the_rule(string name, string rule) => Assert.Contains(rule, Hostname.FaultOf(name));
}
