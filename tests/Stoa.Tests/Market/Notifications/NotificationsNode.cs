using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Stoa.Contracts.Accounts;
using Stoa.Contracts.Common;
using Stoa.Contracts.Billing;
using Stoa.Contracts.Documents;
using Stoa.Contracts.Messaging;
using Stoa.Contracts.Notifications;
using Stoa.Market.Documents;
using Stoa.Market.Notifications;
using Stoa.Platform.Messaging;
using Stoa.Platform.Messaging.Deliveries;
using Stoa.Tests.Fixtures;
using Stoa.Tests.Market.Documents;

namespace Stoa.Tests.Market.Notifications;

/// <summary>Notifications on a database; messages are handed to it and runs are done when the test says so.</summary>
internal sealed class NotificationsNode(TestNode node) : IAsyncDisposable
{
    public TestNode Node => node;

    public MailboxClient Mailbox => new(node.AsVisitor());

    public static async Task<NotificationsNode> Start(TestDatabase database, NotificationsOptions? options = null) =>
        new(await TestNode.Start(database, [new NotificationsComponent(), new DocumentsComponent()], services =>
        {
            services.MoveByHand();
            services.AddSingleton(options ?? new NotificationsOptions { PublicAddress = new Uri("https://market.example") });
        }));

    /// <summary>Delivers the message as the dispatcher does: inbox, handler and changes in one transaction.</summary>
    /// <param name="company">The company that it is about.</param>
    /// <param name="message">The message.</param>
    /// <param name="id">Its id; a new one when it is not a repetition.</param>
    /// <returns>Null when it was handled, else why not.</returns>
    public async Task<string?> Hear<TMessage>(TenantId company, TMessage message, Guid? id = null) where TMessage : IMessage
    {
        var body = JsonSerializer.Serialize(message, StoaJson.Tolerant);
        var envelope = new Envelope(id ?? Guid.CreateVersion7(), company, "test", TMessage.WireName, "test", body) { OccurredAt = node.Clock.GetUtcNow() };
        var delivery = new Delivery("notifications", message.Key, 1, Guid.Empty, 1, 0, envelope);
        var outcome = await node.Services.GetRequiredService<DeliveryHandling>().Handle(delivery, TestContext.Current.CancellationToken);
        return outcome.Kind == OutcomeKind.Handled ? null : outcome.Error;
    }

    /// <summary>A company whose address is known.</summary>
    public async Task<(TenantId Company, string Email)> Company(string language = "en")
    {
        var company = TenantId.From(Guid.CreateVersion7());
        var email = $"{company.Value:N}@example.com";
        Assert.Null(await Hear(company, new CompanyRegistered(
            company, "Analytical Engines", "IT", null, UserId.From(Guid.CreateVersion7()), "Ada Lovelace", email, language)));
        return (company, email);
    }

    /// <summary>Issues an invoice to the company, as billing does, which is not heard of yet.</summary>
    /// <returns>Which, and its paper.</returns>
    public async Task<(InvoiceId Invoice, byte[] Pdf)> Invoice(TenantId company)
    {
        var invoice = InvoiceId.From(Guid.CreateVersion7());
        var documents = new DocumentsClient(node.AsComponent("billing", company));
        await documents.Issue(invoice.ToString(), Papers.Of(), TestContext.Current.CancellationToken);
        return (invoice, await documents.Pdf(invoice.ToString(), TestContext.Current.CancellationToken));
    }

    /// <summary>The mails to the address, as the mailbox shows them.</summary>
    public async Task<IReadOnlyList<MailView>> MailsTo(string email) => (await Mailbox.Mails(email, TestContext.Current.CancellationToken)).Items;

    /// <summary>Does what is due.</summary>
    public Task Tick() => node.Settle();

    public ValueTask DisposeAsync() => node.DisposeAsync();
}
