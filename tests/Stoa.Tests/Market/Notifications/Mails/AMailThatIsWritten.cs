using Stoa.Contracts.Accounts;
using Stoa.Contracts.Common;
using Stoa.Contracts.Subscriptions;
using Stoa.Market.Notifications.Mails;
using Stoa.Platform.Security.Secrets;
using Stoa.Platform.Storage;

namespace Stoa.Tests.Market.Notifications.Mails;

public sealed class AMailThatIsWritten(SharedNotifications shared) : IClassFixture<SharedNotifications>
{
    private readonly NotificationsNode notifications = shared.Node;

    [Fact]
    public async Task Brings_the_code_to_a_new_address()
    {
        var (to, sealedCode) = ("new@example.com", Seal("402817"));
        await Say(TenantId.Marketplace, new SignUpRequested(Reasons.SignUp, to, "it", sealedCode, Now.AddMinutes(15)));
        var mail = Assert.Single(await notifications.MailsTo(to));
        Assert.Equal("Il tuo codice per Stoa", mail.Subject);
        Assert.Contains("402817", mail.Text, StringComparison.Ordinal);
        Assert.Contains("402817", mail.Html, StringComparison.Ordinal);
        Assert.Contains("15 minuti", mail.Text, StringComparison.Ordinal);
        Assert.Contains($"https://market.example/sign-up/{Reasons.SignUp}", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tells_the_owner_of_a_known_address_that_it_is_known()
    {
        await Say(TenantId.Marketplace, new SignUpRequested(Reasons.SignUp, "known@example.com", "en", null, Now.AddMinutes(15)));
        var mail = Assert.Single(await notifications.MailsTo("known@example.com"));
        Assert.Equal("You have an account at Stoa already", mail.Subject);
        Assert.DoesNotMatch("[0-9]{6}", mail.Text);
    }

    [Fact]
    public async Task Follows_an_order_from_its_beginning_to_its_machine()
    {
        var (company, email) = await notifications.Company("it");
        await Say(company, Reasons.OrderPlaced(company, NewOrder(out var order)));
        notifications.Node.Clock.Advance(TimeSpan.FromSeconds(1));
        await Say(company, Reasons.PaymentDeclined(order));
        notifications.Node.Clock.Advance(TimeSpan.FromSeconds(1));
        await Say(company, Reasons.DeploymentSucceeded() with { Order = order });
        notifications.Node.Clock.Advance(TimeSpan.FromSeconds(1));
        await Say(company, Reasons.DeploymentFailed() with { Order = order });
        Assert.Equal(
            ["L'ordine 1042 non è stato consegnato", "ada-1 è pronta", "Il pagamento dell'ordine 1042 è stato rifiutato", "Ordine 1042: Bare VM"],
            (await notifications.MailsTo(email)).Select(mail => mail.Subject));
    }

    [Fact]
    public async Task Waits_for_the_address_that_another_message_brings()
    {
        var company = TenantId.From(Guid.CreateVersion7());
        var refused = await notifications.Hear(company, Reasons.OrderPlaced(company, NewOrder(out _)));
        Assert.Contains("the company's address", refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waits_for_the_order_that_another_message_brings()
    {
        var (company, _) = await notifications.Company();
        NewOrder(out var order);
        Assert.Contains(order.ToString(), await notifications.Hear(company, Reasons.PaymentDeclined(order)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_one_however_often_its_reason_is_told()
    {
        var (company, email) = await notifications.Company();
        var (message, id) = (Reasons.OrderPlaced(company, NewOrder(out _)), Guid.CreateVersion7());
        await Say(company, message, id);
        await Say(company, message, id);
        // As if what keeps handlers from seeing a message twice had failed.
        await shared.Database.AsAdmin("DELETE FROM platform.inbox");
        await Say(company, message, id);
        Assert.Single(await notifications.MailsTo(email));
    }

    [Fact]
    public void Has_an_id_that_follows_from_its_reason()
    {
        var message = new Guid("0199a000-0000-7000-8000-000000000001");
        var id = MailPost.IdOf(message, "order-placed");
        Assert.Equal("mail_", id.ToString()[..5]);
        Assert.Equal((8, id), (id.Value.Version, MailPost.IdOf(message, "order-placed")));
        Assert.NotEqual(id, MailPost.IdOf(message, "machine-ready"));
        Assert.NotEqual(id, MailPost.IdOf(new Guid("0199a000-0000-7000-8000-000000000002"), "order-placed"));
        // Written down: ids of mails that were sent must not change with a release.
        Assert.Equal("mail_742mt5k4gmhghr0t1jbxne9jn4", id.ToString());
    }

    [Fact]
    public async Task Is_sealed_where_it_lies()
    {
        await Say(TenantId.Marketplace, new SignUpRequested(Reasons.SignUp, "sealed@example.com", "en", Seal("402817"), Now.AddMinutes(15)));
        var row = (string)(await shared.Database.AsAdmin("SELECT m::text FROM notifications.mail m WHERE to_address = 'sealed@example.com'"))!;
        Assert.Contains("s1.", row, StringComparison.Ordinal);
        Assert.DoesNotContain("402817", row, StringComparison.Ordinal);
        Assert.DoesNotContain("wants an account", row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_seen_by_its_company_alone()
    {
        var ((mine, _), (other, _)) = (await notifications.Company(), await notifications.Company());
        await Say(mine, Reasons.OrderPlaced(mine, NewOrder(out _)));
        Assert.Equal((1L, 0L), (await Count(mine), await Count(other)));
    }

    [Fact]
    public void Lives_by_this_table() => Assert.Equal(
        """
        stateDiagram-v2
            [*] --> Written
            Written --> Sent: Accepted
            Written --> Failed: GaveUp
            Sent --> [*]
            Failed --> [*]

        """, Mail.Lifecycle.Mermaid());

    private DateTimeOffset Now => notifications.Node.Clock.GetUtcNow();

    private static OrderId NewOrder(out OrderId order) => order = OrderId.From(Guid.CreateVersion7());

    private async Task Say<TMessage>(TenantId company, TMessage message, Guid? id = null) where TMessage : Contracts.Messaging.IMessage =>
        Assert.Null(await notifications.Hear(company, message, id));

    private string Seal(string code) => new Sealed(shared.Database.Key).Seal(
        new SealedPlace(TenantId.Marketplace, Reasons.SignUp.ToString(), SignUpRequested.SealedCodeColumn), code);

    private async Task<object?> Count(TenantId company)
    {
        await using var connection = await shared.Database.Databases[DatabaseRole.App].OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var batch = new Npgsql.NpgsqlBatch(connection)
        {
            BatchCommands = { new($"SELECT set_config('stoa.tenant', '{company.Value}', true)"), new("SELECT count(*) FROM notifications.mail") },
        };
        await using var results = await batch.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        await results.NextResultAsync(TestContext.Current.CancellationToken);
        await results.ReadAsync(TestContext.Current.CancellationToken);
        return results.GetInt64(0);
    }
}
