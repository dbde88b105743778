using Stoa.Contracts.Accounts;
using Stoa.Contracts.Billing;
using Stoa.Contracts.Catalog;
using Stoa.Contracts.Compute;
using Stoa.Contracts.Fabric;
using Stoa.Contracts.Storage;
using Stoa.Contracts.Subscriptions;
using Stoa.Tests.Cloud;
using Stoa.Tests.Market;
using Stoa.Tests.Market.Accounts;
using Stoa.Tests.Market.Documents;
using Stoa.Tests.Market.Subscriptions;

namespace Stoa.Tests.Http.Conformance;

/// <summary>A right request.</summary>
/// <param name="Id">What stands for the placeholder of the path; null where there is none.</param>
/// <param name="Body">Null for none.</param>
internal sealed record Call(string? Id = null, object? Body = null);

/// <summary>How each operation is called rightly, on something that belongs to the owner. A new operation needs a line here.</summary>
internal static class Calls
{
    public static readonly IReadOnlyDictionary<string, Func<Marketplace, Task<Call>>> All = new Dictionary<string, Func<Marketplace, Task<Call>>>
    {
        ["POST /api/accounts/sign-ups"] = _ => With(AccountsNode.Form(AccountsNode.NewEmail())),
        ["POST /api/accounts/sign-ups/{id}/confirmation"] = Confirmation,
        ["POST /api/accounts/sessions"] = market => With(new SignInRequest(market.Owner.Me.Email, AccountsNode.Password)),
        ["DELETE /api/accounts/sessions/current"] = _ => Plain(),
        ["GET /api/accounts/me"] = _ => Plain(),
        ["PUT /api/accounts/introspection"] = market => With(new IntrospectionRequest(market.Owner.Token!)),
        ["POST /api/accounts/tokens"] = _ => With(new ApiTokenRequest("laptop")),
        ["GET /api/accounts/tokens"] = async market => await Listing(market.Belongings.Token()),
        ["DELETE /api/accounts/tokens/{id}"] = async market => new((await market.Belongings.Token()).ToString()),
        ["GET /api/accounts/companies"] = _ => Plain(),
        ["GET /api/accounts/companies/{id}"] = market => On(market.Owner.Me.Company.Id),
        ["GET /api/catalog/products"] = _ => Plain(),
        ["GET /api/catalog/products/{slug}"] = _ => On("bare-vm"),
        ["GET /api/catalog/plans/{id}"] = async market => new((await market.Belongings.Plan()).ToString()),
        ["POST /api/billing/payment-methods"] = _ => With(new CardRequest(Shopper.CardThatPays, 12, 2030, "123", "Ada Lovelace")),
        ["POST /api/billing/payment-methods/validation"] = _ => With(new CardRequest(Shopper.CardThatPays, 12, 2030, "123", "Ada Lovelace")),
        ["GET /api/billing/payment-methods"] = async market => await Listing(market.Belongings.Card()),
        ["GET /api/billing/payment-methods/{id}"] = async market => new((await market.Belongings.Card()).ToString()),
        ["POST /api/billing/payments/{id}/confirmation"] = async market => new(
            (await market.Belongings.PaymentToConfirm()).ToString(), new PaymentConfirmationRequest(IsApproved: false)),
        ["GET /api/billing/details"] = _ => Plain(),
        ["PUT /api/billing/details"] = _ => With(new BillingDetailsRequest("Ada Lovelace", "Via Roma 1", "40126", "Bologna")),
        ["GET /api/billing/seller"] = _ => Plain(),
        ["GET /api/billing/invoices"] = async market => await Listing(market.Belongings.Invoice()),
        ["GET /api/billing/invoices/{id}"] = async market => new((await market.Belongings.Invoice()).ToString()),
        ["GET /api/billing/issued-invoices"] = async market => await Listing(market.Belongings.Invoice()),
        ["POST /api/billing/invoices/{id}/credit"] = async market => new((await market.Belongings.Invoice()).ToString(), new CreditRequest("Ordered twice")),
        ["POST /api/billing/invoices/{id}/credit/refund"] = async market => new((await market.Belongings.RefusedRefund()).ToString()),
        ["POST /api/documents/invoices/validation"] = _ => With(Papers.Of()),
        ["PUT /api/documents/invoices/{key}"] = _ => Task.FromResult(new Call($"key-{Guid.NewGuid():N}", Papers.Of())),
        ["GET /api/documents/invoices/{key}"] = async market => new(await market.Belongings.Paper()),
        ["GET /api/documents/invoices/{key}/pdf"] = async market => new(await market.Belongings.Paper()),
        ["POST /api/subscriptions/estimates"] = async market => new(null, new EstimateRequest(await market.Belongings.Plan(), "IT")),
        ["POST /api/subscriptions/orders"] = async market => new(null, await market.Belongings.OrderRequest()),
        ["POST /api/subscriptions/orders/validation"] = async market =>
            new(null, new OrderValidationRequest(await market.Belongings.Plan(), "web-1", SshKeys.Ed25519)),
        ["GET /api/subscriptions/orders"] = async market => await Listing(market.Belongings.Order()),
        ["GET /api/subscriptions/orders/{id}"] = async market => new((await market.Belongings.Order()).Id.ToString()),
        ["POST /api/subscriptions/orders/{id}/payment"] = Payment,
        ["POST /api/subscriptions/orders/{id}/termination"] = async market => new((await market.Belongings.Running()).Order.Id.ToString()),
        ["PUT /api/fabric/hosts"] = _ => With(new HostReports([new HostReport("spare", "zone-9", "simulator", new Room(1, 1, 1))])),
        ["GET /api/fabric/hosts"] = _ => Plain(),
        ["PUT /api/fabric/hosts/{name}"] = _ => Task.FromResult(new Call("zone-1-host-1", new HostSetting(IsClosed: false))),
        ["PUT /api/fabric/claims/{key}"] = _ => Task.FromResult(new Call($"key-{Guid.NewGuid():N}", new Room(1, 64, 1))),
        ["DELETE /api/fabric/claims/{key}"] = _ => Task.FromResult(new Call($"key-{Guid.NewGuid():N}")),
        ["POST /api/fabric/claims/validation"] = _ => With(new Room(1, 64, 1)),
        ["PUT /api/fabric/reservations/{key}"] = _ => Task.FromResult(new Call($"key-{Guid.NewGuid():N}", new Room(1, 64, 1))),
        ["DELETE /api/fabric/reservations/{key}"] = _ => Task.FromResult(new Call($"key-{Guid.NewGuid():N}")),
        ["GET /api/fabric/quota"] = _ => Plain(),
        ["GET /api/fabric/quotas/{company}"] = market => On(market.Owner.Me.Company.Id),
        ["PUT /api/fabric/quotas/{company}"] = UnlimitedCompany,
        ["DELETE /api/fabric/quotas/{company}"] = LimitedCompany,
        ["PUT /api/compute/machines/{key}"] = _ => Task.FromResult(new Call($"key-{Guid.NewGuid():N}", Machine)),
        ["GET /api/compute/machines/{key}"] = Deployment,
        ["DELETE /api/compute/machines/{key}"] = OwnDeployment,
        ["POST /api/compute/machines/{key}/reboot"] = Deployment,
        ["PUT /api/storage/disks/{key}"] = _ => Task.FromResult(new Call($"key-{Guid.NewGuid():N}", new DiskRequest(1))),
        ["GET /api/storage/disks/{key}"] = async market => new(await market.Belongings.Disk()),
        ["DELETE /api/storage/disks/{key}"] = async market => new(await market.Belongings.Disk()),
        ["GET /api/dns/zone"] = _ => Plain(),
        ["PUT /api/dns/names/{key}"] = _ => Task.FromResult(new Call($"key-{Guid.NewGuid():N}", Belongings.NewName())),
        ["GET /api/dns/names/{key}"] = Deployment,
        ["DELETE /api/dns/names/{key}"] = OwnDeployment,
        ["GET /api/compute/simulator/rules"] = _ => Plain(),
        ["PUT /api/compute/simulator/rules"] = _ => With(new SimulatorRules([])),
        ["GET /api/deployer/deployments"] = async market => await Listing(market.Belongings.Deployment()),
        ["GET /api/deployer/deployments/{id}"] = Deployment,
        ["GET /api/deployer/deployments/{id}/runs"] = Deployment,
        ["GET /api/deployer/deployments/{id}/events"] = Deployment,
        ["GET /api/deployer/subscriptions/{id}/deployment"] = async market => new((await market.Belongings.Deployment()).Subscription.ToString()),
        ["POST /api/deployer/deployments/{id}/stop"] = OwnDeployment,
        ["POST /api/deployer/deployments/{id}/start"] = Deployment,
        ["POST /api/deployer/deployments/{id}/reboot"] = Deployment,
        ["GET /api/notifications/mailbox"] = async market => await Listing(market.Belongings.Mail()),
        ["GET /api/notifications/mailbox/{id}"] = async market => new((await market.Belongings.Mail()).ToString()),
        ["GET /api/notifications/mailbox/{id}/attachment"] = async market => new((await market.Belongings.InvoiceMail()).ToString()),
        ["GET /api/platform/status"] = _ => Plain(),
        ["GET /api/platform/runs"] = async market => await Listing(market.Belongings.Run()),
        ["GET /api/platform/runs/{id}"] = async market => new((await market.Belongings.Run()).ToString()),
        ["POST /api/platform/runs/{id}/cancellation"] = async market => new((await market.Belongings.Run()).ToString()),
        ["GET /api/platform/parked-messages"] = async market => await Listing(market.Belongings.ParkedMessage()),
        ["GET /api/platform/parked-messages/{id}"] = async market => new(await market.Belongings.ParkedMessage()),
        ["POST /api/platform/parked-messages/{id}/replay"] = async market => new(await market.Belongings.ParkedMessage()),
        ["DELETE /api/platform/parked-messages/{id}"] = async market => new(await market.Belongings.ParkedMessage()),
        ["GET /api/platform/acts"] = async market => await Listing(market.Belongings.Act()),
    };

    private static MachineRequest Machine => new("web-1", new MachineSize(1, 256, 2, 0, "tiny"), [SshKeys.Ed25519]);

    private static Task<Call> Plain() => Task.FromResult(new Call());

    private static Task<Call> With(object body) => Task.FromResult(new Call(null, body));

    private static Task<Call> On(object id) => Task.FromResult(new Call(id.ToString()));

    private static async Task<Call> Listing(Task something)
    {
        await something;
        return new Call();
    }

    // Shared by those who look; what switches it off or takes it away gets one of its own.
    private static async Task<Call> Deployment(Marketplace market) => new((await market.Belongings.Deployment()).Id.ToString());

    private static async Task<Call> OwnDeployment(Marketplace market) => new((await market.Belongings.Running()).Deployment.Id.ToString());

    // Each of the two begins where the other ends, whichever was asked last.
    private static async Task<Call> UnlimitedCompany(Marketplace market)
    {
        var company = market.Other.Me.Company.Id;
        await new FabricClient(market.As(Role.Operator)).Unlimit(company, TestContext.Current.CancellationToken);
        return new Call(company.ToString(), Roomy.Fabric.Quota.Limits);
    }

    private static async Task<Call> LimitedCompany(Marketplace market)
    {
        var company = market.Other.Me.Company.Id;
        await new FabricClient(market.As(Role.Operator)).Limit(company, Roomy.Fabric.Quota.Limits, TestContext.Current.CancellationToken);
        return new Call(company.ToString());
    }

    private static async Task<Call> Payment(Marketplace market) => new(
        (await market.Belongings.Order(Shopper.CardThatIsDeclined)).Id.ToString(), new OrderPaymentRequest(await market.Belongings.Card()));

    private static async Task<Call> Confirmation(Marketplace market)
    {
        var started = await new AccountsClient(market.Node.AsVisitor()).SignUp(AccountsNode.Form(AccountsNode.NewEmail()), AccountsNode.NewKey(), CancellationToken.None);
        return new Call(started.Id.ToString(), new ConfirmSignUpRequest(await market.Told.Code(started.Id)));
    }
}
