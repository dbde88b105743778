using Stoa.Cloud.Compute;
using Stoa.Cloud.Deployer;
using Stoa.Cloud.Dns;
using Stoa.Cloud.Fabric;
using Stoa.Cloud.Storage;
using Stoa.Market.Accounts;
using Stoa.Market.Billing;
using Stoa.Market.Catalog;
using Stoa.Market.Documents;
using Stoa.Market.Notifications;
using Stoa.Market.Subscriptions;
using Stoa.Platform.Hosting;

namespace Stoa;

/// <summary>The component table: what Stoa consists of. A process runs all of it, or the rows that its <c>--roles</c> name.</summary>
internal static class Components
{
    public static IReadOnlyList<Component> All { get; } =
    [
        new AccountsComponent(),
        new CatalogComponent(),
        new BillingComponent(),
        new DocumentsComponent(),
        new SubscriptionsComponent(),
        new FabricComponent(),
        new ComputeComponent(),
        new StorageComponent(),
        new DnsComponent(),
        new DeployerComponent(),
        new NotificationsComponent(),
        new WebComponent(),
    ];
}
