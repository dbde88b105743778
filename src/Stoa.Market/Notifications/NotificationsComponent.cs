using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Stoa.Contracts.Accounts;
using Stoa.Contracts.Billing;
using Stoa.Contracts.Deployer;
using Stoa.Contracts.Documents;
using Stoa.Contracts.Messaging;
using Stoa.Contracts.Notifications;
using Stoa.Contracts.Subscriptions;
using Stoa.Market.Notifications.Contacts;
using Stoa.Market.Notifications.Invoices;
using Stoa.Market.Notifications.Letters;
using Stoa.Market.Notifications.Mailbox;
using Stoa.Market.Notifications.Mails;
using Stoa.Market.Notifications.Orders;
using Stoa.Market.Notifications.Sending;
using Stoa.Market.Notifications.SignUps;
using Stoa.Market.Notifications.Storage;
using Stoa.Platform.Hosting;
using Stoa.Platform.Http;
using Stoa.Platform.Http.Lists;
using Stoa.Platform.Messaging;
using Stoa.Platform.Security;
using Stoa.Platform.Workflows;

namespace Stoa.Market.Notifications;

/// <summary>Mails.</summary>
public sealed class NotificationsComponent : Component
{
    public override string Name => "notifications";

    public override void AddServices(ComponentBuilder component)
    {
        component.Options<NotificationsOptions>().Store<NotificationsStore>().Store<MailboxStore>().Client<DocumentsClient>("documents");
        var services = component.Services;
        services.AddSingleton(LinksTo).AddSingleton<SmtpSender>().AddScoped<Dispatch>().AddScoped<MailPost>().AddScoped<ListMails>().AddScoped<GetAttachment>();
        services.AddWorkflow<SendMail, SendMailState>(Name);
        Hear<SignUpRequested, MailSignUpCode>(services);
        Hear<CompanyRegistered, KeepContact>(services);
        Hear<OrderPlaced, MailOrderConfirmation>(services);
        Hear<PaymentDeclined, MailDeclinedPayment>(services);
        Hear<InvoiceIssued, MailInvoice>(services);
        Hear<CreditNoteIssued, MailCreditNote>(services);
        Hear<DeploymentSucceeded, MailReadyMachine>(services);
        Hear<DeploymentFailed, MailFailedDeployment>(services);
    }

    public override void MapEndpoints(ComponentRoutes routes)
    {
        var services = routes.Root.Services;
        if (!MailboxRule.IsOpen(services.GetRequiredService<NotificationsOptions>(), services.GetRequiredService<NodeOptions>())) return;
        var api = routes.Api<MailboxStore>();
        api.MapGet("/mailbox", (string? to, Paging paging, ListMails list, CancellationToken cancel) => list.Handle(to, paging, cancel)).Allow(Callers.Visitor);
        api.MapGet("/mailbox/{id}", GetMail.Handle).Allow(Callers.Visitor);
        api.MapGet("/mailbox/{id}/attachment", (MailId id, GetAttachment attachment, CancellationToken cancel) => attachment.Handle(id, cancel)).Allow(Callers.Visitor);
    }

    private static Links LinksTo(IServiceProvider services) =>
        new(services.GetRequiredService<NotificationsOptions>().PublicAddress ?? services.GetRequiredService<NodeOptions>().Listen);

    private void Hear<TMessage, THandler>(IServiceCollection services)
        where TMessage : IMessage
        where THandler : class, IHandle<TMessage> => services.AddMessageHandler<TMessage, THandler, NotificationsStore>(Name);
}
