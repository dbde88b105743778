using Stoa.Contracts.Accounts;
using Stoa.Contracts.Billing;
using Stoa.Contracts.Deployer;
using Stoa.Contracts.Subscriptions;

namespace Stoa.Market.Notifications.Letters;

/// <summary>Pages of the storefront that letters lead to.</summary>
/// <param name="start">Its address; null where nobody said.</param>
internal sealed class Links(Uri? start)
{
    public Uri? SignIn => To("sign-in");

    public Uri? SignUp(SignUpId id) => To($"sign-up/{id}");

    public Uri? Order(OrderId id) => To($"orders/{id}");

    public Uri? Deployment(DeploymentId id) => To($"deployments/{id}");

    public Uri? Invoice(InvoiceId id) => To($"invoices/{id}");

    private Uri? To(string page) => start is null ? null : new Uri(start, page);
}
