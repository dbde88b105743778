using Stoa.Platform.Workflows;

namespace Stoa.Market.Billing.CreditNotes;

/// <summary>Tries once more to give back what the gateway refused to give back.</summary>
internal sealed class RetryRefund(RefundSteps refund) : Workflow<CreditInvoiceState>
{
    public override string Name => "retry-refund";

    public override IReadOnlyList<Step<CreditInvoiceState>> Steps => refund.All;
}
