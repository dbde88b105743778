using System.ComponentModel.DataAnnotations;
using Stoa.Market.Notifications;

namespace Stoa.Tests.Market.Notifications;

public sealed class TheSettingsOfNotifications
{
    [Fact]
    public void Name_every_fault_at_once()
    {
        var faults = Faults(new() { PublicAddress = new Uri("ftp://market.example"), From = "nobody", Smtp = new() { Host = " ", Port = 0, User = "stoa" } });
        Assert.Equal(5, faults.Count);
    }

    [Fact]
    public void Send_no_password_in_clear() =>
        Assert.Contains("encrypted", Assert.Single(Faults(new() { Smtp = Server with { IsEncrypted = false } })), StringComparison.Ordinal);

    [Fact]
    public void Are_fine_when_nothing_or_a_whole_server_is_given()
    {
        Assert.Empty(Faults(new()));
        Assert.Empty(Faults(new() { Smtp = Server }));
    }

    private static SmtpOptions Server => new() { Host = "mail.example", User = "stoa", Password = "secret" };

    private static List<string?> Faults(NotificationsOptions options) =>
        [.. options.Validate(new ValidationContext(options)).Select(fault => fault.ErrorMessage)];
}
