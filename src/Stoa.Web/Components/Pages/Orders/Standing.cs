using Stoa.Contracts.Billing;
using Stoa.Contracts.Deployer;
using Stoa.Contracts.Subscriptions;
using Stoa.Contracts.Workflows;
using Stoa.Web.Components.Ui;

namespace Stoa.Web.Components.Pages.Orders;

/// <summary>What a state means for the person who looks at it.</summary>
internal static class Standing
{
    public static Tone ToneOf(OrderState state) => state switch
    {
        OrderState.Deployed => Tone.Good,
        OrderState.WaitingPayment => Tone.Warn,
        OrderState.Pending or OrderState.UndeploySent => Tone.Busy,
        OrderState.Failed or OrderState.PaymentExpired => Tone.Bad,
        _ => Tone.Neutral,
    };

    public static Tone ToneOf(DeploymentState state) => state switch
    {
        DeploymentState.Running => Tone.Good,
        DeploymentState.Pending or DeploymentState.Provisioning or DeploymentState.Terminating => Tone.Busy,
        DeploymentState.Failed => Tone.Bad,
        _ => Tone.Neutral,
    };

    /// <summary>What is being done to the machine's power, which its state tells only when it is done; null for nothing.</summary>
    public static string? Switching(DeploymentView deployment) => deployment.Run is { State: RunState.Active or RunState.Queued } run
        ? run.Workflow switch { "stop" => "stopping", "start" => "starting", "reboot" => "rebooting", _ => null }
        : null;

    /// <summary>True when it was delivered and its cloud does not know it any more.</summary>
    public static bool IsMachineLost(DeploymentView deployment) => deployment is { State: DeploymentState.Failed, Run.State: RunState.Succeeded };

    /// <summary>True for what the order itself set off; the machine is switched off and on without it.</summary>
    public static bool IsOfTheOrder(RunView run) => run.Workflow is not ("start" or "stop" or "reboot");

    /// <summary>As it will be in a moment: that the bank's question was answered reaches the order by a message.</summary>
    public static OrderView Answered(OrderView order) => order with { PaymentToConfirm = null };

    /// <summary>As it will be in a moment: that its subscription ends reaches a deployment by a message.</summary>
    public static DeploymentView Ending(DeploymentView deployment) =>
        deployment.State is DeploymentState.Terminated or DeploymentState.Failed ? deployment : deployment with { State = DeploymentState.Terminating };

    /// <summary>True when nothing changes any more unless somebody does something.</summary>
    public static bool IsSettled(OrderView order) =>
        order.CanPayAgain || order.PaymentToConfirm is not null || order.State is OrderState.Deployed or OrderState.Failed or OrderState.PaymentExpired or OrderState.Undeployed;

    /// <summary>The same of the order and its money: what was paid for and not made is taken back by itself, a moment after the order says so.</summary>
    public static bool IsSettled(OrderView order, InvoiceView? invoice) => IsSettled(order) && invoice switch
    {
        { CreditNote: { } note } => note.State is CreditNoteState.Refunded or CreditNoteState.RefundRefused,
        { State: not InvoiceState.Void } => order.State != OrderState.Failed,
        _ => true,
    };

    /// <inheritdoc cref="IsSettled(OrderView)"/>
    public static bool IsSettled(DeploymentView deployment) =>
        deployment.Run?.State is not (RunState.Active or RunState.Queued) && deployment.State is not (DeploymentState.Pending or DeploymentState.Provisioning or DeploymentState.Terminating);
}
