using System.Net;
using Stoa.Contracts.Common;
using Stoa.Contracts.Notifications;
using Stoa.Market.Notifications;
using Stoa.Market.Notifications.Mailbox;
using Stoa.Platform.Hosting;

namespace Stoa.Tests.Market.Notifications.Mailbox;

public sealed class TheMailboxOfTheMicroCloud(SharedNotifications shared) : IClassFixture<SharedNotifications>
{
    private readonly NotificationsNode notifications = shared.Node;

    [Fact]
    public async Task Shows_the_mails_of_all_companies_newest_first()
    {
        var ((one, first), (other, second)) = (await notifications.Company(), await notifications.Company());
        notifications.Node.Clock.Advance(TimeSpan.FromSeconds(1));
        await notifications.Hear(one, Reasons.OrderPlaced(one, NewOrder()));
        notifications.Node.Clock.Advance(TimeSpan.FromSeconds(1));
        await notifications.Hear(other, Reasons.OrderPlaced(other, NewOrder()));
        var all = await notifications.Mailbox.Mails(null, TestContext.Current.CancellationToken);
        Assert.Equal([second, first], all.Items.Take(2).Select(mail => mail.To));
    }

    [Fact]
    public async Task Shows_those_to_one_address_when_asked()
    {
        var (company, email) = await notifications.Company();
        await notifications.Hear(company, Reasons.OrderPlaced(company, NewOrder()));
        Assert.Equal([email], (await notifications.MailsTo($" {email.ToUpperInvariant()} ")).Select(mail => mail.To));
        Assert.Empty(await notifications.MailsTo("nobody@example.com"));
    }

    [Fact]
    public async Task Shows_one_mail_and_knows_no_other()
    {
        var (company, email) = await notifications.Company();
        await notifications.Hear(company, Reasons.OrderPlaced(company, NewOrder()));
        var mail = Assert.Single(await notifications.MailsTo(email));
        Assert.Equal(mail, await notifications.Mailbox.Mail(mail.Id, TestContext.Current.CancellationToken));
        Assert.Null(await notifications.Mailbox.Mail(MailId.From(Guid.CreateVersion7()), TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.NotFound, (await notifications.Node.AsVisitor().GetAsync("/api/notifications/mailbox/nonsense", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Hands_out_the_file_that_goes_with_a_mail()
    {
        var (company, email) = await notifications.Company();
        var (invoice, pdf) = await notifications.Invoice(company);
        await notifications.Hear(company, Reasons.InvoiceIssued(invoice));
        var mail = Assert.Single(await notifications.MailsTo(email));
        Assert.Equal("INV-2026-000042.pdf", mail.Attachment);
        Assert.Equal(pdf, await notifications.Mailbox.Attachment(mail.Id, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Has_no_file_for_a_mail_without_one()
    {
        var (company, email) = await notifications.Company();
        await notifications.Hear(company, Reasons.OrderPlaced(company, NewOrder()));
        var mail = Assert.Single(await notifications.MailsTo(email));
        Assert.Null(mail.Attachment);
        var refused = await Assert.ThrowsAsync<ProblemException>(() => notifications.Mailbox.Attachment(mail.Id, TestContext.Current.CancellationToken));
        Assert.True(refused.IsNotFound);
    }

    [Fact]
    public async Task Can_be_read_by_somebody_who_is_signed_in_too()
    {
        var (company, email) = await notifications.Company();
        await notifications.Hear(company, Reasons.OrderPlaced(company, NewOrder()));
        var mailbox = new MailboxClient(notifications.Node.As(Fixtures.Person.New()));
        Assert.Single((await mailbox.Mails(email, TestContext.Current.CancellationToken)).Items);
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080", true)]
    [InlineData("http://localhost:8080", true)]
    [InlineData("http://[::1]:8080", true)]
    [InlineData("http://0.0.0.0:8080", false)]
    [InlineData("http://192.0.2.7:8080", false)]
    public void Is_there_only_where_nobody_else_can_call(string listen, bool isOpen)
    {
        var node = new NodeOptions { Roles = [], Database = "", KeyFile = "", RunFolder = "", DataFolder = "/data", Listen = new Uri(listen) };
        Assert.Equal(isOpen, MailboxRule.IsOpen(new NotificationsOptions(), node));
        Assert.False(MailboxRule.IsOpen(new NotificationsOptions(), node with { DataFolder = null }));
        Assert.False(MailboxRule.IsOpen(new NotificationsOptions(), node with { Listen = null }));
        Assert.False(MailboxRule.IsOpen(new NotificationsOptions { Smtp = new() { Host = "mail.example" } }, node));
        Assert.False(MailboxRule.IsOpen(new NotificationsOptions(), node with { IsBehindProxy = true }));
    }

    private static Contracts.Subscriptions.OrderId NewOrder() => Contracts.Subscriptions.OrderId.From(Guid.CreateVersion7());
}
