using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Stoa.Contracts.Accounts;
using Stoa.Contracts.Billing;
using Stoa.Contracts.Deployer;
using Stoa.Contracts.Subscriptions;
using Stoa.Market.Notifications.Contacts;
using Stoa.Market.Notifications.Letters;
using Stoa.Market.Notifications.Mailbox;
using Stoa.Market.Notifications.Mails;
using Stoa.Market.Notifications.Sending;
using Stoa.Market.Notifications.Storage;
using Stoa.Platform.Hosting;
using Stoa.Platform.Http;
using Stoa.Platform.Messaging;
using Stoa.Platform.Security;
using Stoa.Platform.Workflows;

namespace Stoa.Market.Notifications;

/// <summary>Mails to people.</summary>
public sealed class NotificationsComponent : Component
{
    public override string Name => "notifications";

    public override void AddServices(ComponentBuilder component)
    {
        component.Options<NotificationsOptions>().Store<NotificationsStore>().Store<MailboxStore>();
        var services = component.Services;
        services.AddScoped<MailboxServices>().AddSingleton<Wording>().AddSingleton<SealedBody>().AddScoped<Postbox>().AddScoped<Post>().AddSingleton<SmtpTransport>();
        services
            .AddMessageHandler<SignUpRequested, OnSignUpRequested, NotificationsStore>(Name)
            .AddMessageHandler<CompanyRegistered, OnCompanyRegistered, NotificationsStore>(Name)
            .AddMessageHandler<OrderPlaced, OnOrderPlaced, NotificationsStore>(Name)
            .AddMessageHandler<PaymentDeclined, OnPaymentDeclined, NotificationsStore>(Name)
            .AddMessageHandler<DeploymentSucceeded, OnDeploymentSucceeded, NotificationsStore>(Name)
            .AddMessageHandler<DeploymentFailed, OnDeploymentFailed, NotificationsStore>(Name);
        services.AddWorkflow<SendMailWorkflow, SendMail>(Name);
    }

    public override void MapEndpoints(ComponentRoutes routes)
    {
        var mailbox = routes.Api<MailboxStore>().MapGroup("mailbox");
        mailbox.MapGet("", ListMailbox.Handle).Allow(Callers.Visitor);
        mailbox.MapGet("{id}", ReadMail.Handle).Allow(Callers.Visitor);
    }
}
