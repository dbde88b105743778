using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Stoa.Contracts.Accounts;
using Stoa.Contracts.Common;
using Stoa.Contracts.Notifications;
using Stoa.Market.Notifications;
using Stoa.Platform.Messaging;
using Stoa.Platform.Messaging.Deliveries;
using Stoa.Platform.Security.Secrets;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Market.Notifications;

public sealed class AMailedCode(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Theory]
    [InlineData("en")]
    [InlineData("it")]
    public async Task Is_read_in_the_mail_and_in_no_table(string language)
    {
        await using var node = await TestNode.Start(database, [new NotificationsComponent()], services => services.MoveByHand());
        var (id, to) = (SignUpId.From(Guid.CreateVersion7()), $"{language}@example.com");
        var code = new Sealed(database.Key).Seal(new SealedPlace(TenantId.Marketplace, id.ToString(), SignUpRequested.SealedCodeColumn), "code-402817");
        await Hear(node, new SignUpRequested(id, to, language, code, node.Clock.GetUtcNow().AddMinutes(15)));
        var mail = Assert.Single((await new MailboxClient(node.AsVisitor()).Mails(to, TestContext.Current.CancellationToken)).Items);
        Assert.Contains("code-402817", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("402817", mail.Subject, StringComparison.Ordinal);
        Assert.Empty(await database.TablesThatHold("code-402817"));
    }

    private static async Task Hear(TestNode node, SignUpRequested message)
    {
        var envelope = new Envelope(Guid.CreateVersion7(), TenantId.Marketplace, "accounts", SignUpRequested.WireName, "test", JsonSerializer.Serialize(message, StoaJson.Tolerant));
        var delivery = new Delivery("notifications", message.Key, 1, Guid.Empty, 1, 0, envelope);
        var outcome = await node.Services.GetRequiredService<DeliveryHandling>().Handle(delivery, TestContext.Current.CancellationToken);
        Assert.Equal(OutcomeKind.Handled, outcome.Kind);
    }
}
