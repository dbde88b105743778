using Stoa.Contracts.Accounts;
using Stoa.Contracts.Billing;
using Stoa.Contracts.Catalog;
using Stoa.Contracts.Deployer;
using Stoa.Contracts.Documents;
using Stoa.Contracts.Fabric;
using Stoa.Contracts.Notifications;
using Stoa.Contracts.Operations;
using Stoa.Contracts.Subscriptions;
using Stoa.Platform.Hosting;
using Stoa.Platform.Http;
using Stoa.Web;

namespace Stoa;

/// <summary>The storefront and the control panel as a role: Stoa.Web knows pages and clients, the wiring is here.</summary>
internal sealed class WebComponent : Component
{
    public override string Name => "web";

    public override bool HasApi => false;

    public override void AddServices(ComponentBuilder component)
    {
        component.Services.AddStoaWeb();
        // Where mails are handed to a server nothing comes into the mailbox.
        component.Services.AddOptions<WebOptions>().PostConfigure<NodeOptions, IConfiguration>((web, node, settings) =>
            web.HasMailbox = node.IsMicroCloud && settings["notifications:Smtp:Host"] is null);
        component
            .Options<WebOptions>()
            .Client<AccountsClient>("accounts")
            .Client<CatalogClient>("catalog")
            .Client<SubscriptionsClient>("subscriptions")
            .Client<BillingClient>("billing")
            .Client<DeployerClient>("deployer")
            .Client<FabricClient>("fabric")
            .Client<DocumentsClient>("documents")
            .Client<MailboxClient>("notifications")
            .Client<OperationsClient>(OperationsClient.Platform);
    }

    public override void MapEndpoints(ComponentRoutes routes) => routes.Root.MapStoaWeb();
}
