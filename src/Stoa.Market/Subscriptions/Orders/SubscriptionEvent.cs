namespace Stoa.Market.Subscriptions.Orders;

/// <summary>What happens to a subscription.</summary>
internal enum SubscriptionEvent
{
    PaymentRequested,
    ConfirmationAsked,
    PaymentDeclined,
    PaymentTimedOut,
    Paid,
    Deployed,
    DeploymentFailed,
    TerminationRequested,
    Undeployed,
}
