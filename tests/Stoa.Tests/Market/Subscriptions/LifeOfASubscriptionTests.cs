using Stoa.Contracts.Billing;
using Stoa.Contracts.Catalog;
using Stoa.Contracts.Subscriptions;
using Stoa.Market.Subscriptions.Orders;
using Stoa.Tests.Architecture;
using Stoa.Tests.Lifecycles;

namespace Stoa.Tests.Market.Subscriptions;

public sealed class LifeOfASubscriptionTests
{
    private static readonly PaymentId Payment = PaymentId.From(Guid.CreateVersion7());

    [Fact]
    public void Every_event_in_every_state_either_moves_it_or_is_refused() => Assert.Equal(
        """
        WaitingPayment: PaymentRequested -> WaitingPayment, ConfirmationAsked -> WaitingPayment, PaymentDeclined -> WaitingPayment, PaymentTimedOut -> PaymentExpired, Paid -> Pending
        Pending: Deployed -> Deployed, DeploymentFailed -> Failed, TerminationRequested -> UndeploySent
        Deployed: TerminationRequested -> UndeploySent
        Failed: Deployed -> Deployed, TerminationRequested -> UndeploySent
        UndeploySent: Deployed -> UndeploySent, DeploymentFailed -> UndeploySent, Undeployed -> Undeployed
        """,
        LifecycleWalk.Of<Subscription, OrderState, SubscriptionEvent>(New, Apply, subscription => subscription.State));

    [Fact]
    public void The_README_draws_the_same_table() =>
        Assert.Contains(Subscription.Lifecycle.Mermaid(), Product.Read("src/Stoa.Market/Subscriptions/README.md"));

    [Fact]
    public void While_a_payment_is_under_way_no_other_card_may_be_tried()
    {
        var subscription = New();
        subscription.RequestPayment(Payment);
        Assert.Equal((false, Payment, "The payment is under way."), (subscription.CanPayAgain, subscription.PaymentUnderWay, subscription.Detail));
        subscription.Decline("The bank declined the card.");
        Assert.Equal((true, null, "The bank declined the card."), (subscription.CanPayAgain, subscription.PaymentUnderWay, subscription.Detail));
    }

    [Fact]
    public void What_the_deployer_says_too_late_does_not_hide_that_it_is_being_removed()
    {
        var subscription = New();
        subscription.Pay();
        subscription.Terminate();
        subscription.FailDeployment("Too late.");
        subscription.Deploy();
        Assert.Equal((OrderState.UndeploySent, "The machine is being removed."), (subscription.State, subscription.Detail));
    }

    private static Subscription New() => new() { Hostname = "web", SshKey = "", Machine = new MachineSize(1, 256, 2, 0, "tiny") };

    private static void Apply(Subscription subscription, SubscriptionEvent on)
    {
        switch (on)
        {
            case SubscriptionEvent.PaymentRequested: subscription.RequestPayment(Payment); break;
            case SubscriptionEvent.ConfirmationAsked: subscription.AskForConfirmation(); break;
            case SubscriptionEvent.PaymentDeclined: subscription.Decline("declined"); break;
            case SubscriptionEvent.PaymentTimedOut: subscription.ExpirePayment(); break;
            case SubscriptionEvent.Paid: subscription.Pay(); break;
            case SubscriptionEvent.Deployed: subscription.Deploy(); break;
            case SubscriptionEvent.DeploymentFailed: subscription.FailDeployment("failed"); break;
            case SubscriptionEvent.TerminationRequested: subscription.Terminate(); break;
            case SubscriptionEvent.Undeployed: subscription.Undeploy(); break;
            default: throw new ArgumentOutOfRangeException(nameof(on), on, "an event without a method");
        }
    }
}
