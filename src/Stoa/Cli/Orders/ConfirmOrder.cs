using System.CommandLine;
using Stoa.Contracts.Billing;

namespace Stoa.Cli.Orders;

/// <summary><c>stoa orders confirm</c>: answers the bank that wants an order's payment confirmed (3-D Secure, test gateway).</summary>
internal static class ConfirmOrder
{
    private static readonly Argument<string> Which = OrderArgument.Create();
    private static readonly Option<bool> Refuse = new("--refuse") { Description = "Say that the payment is not yours: nothing is charged." };

    public static Command Command() => ClientCommand.Create("confirm", "Confirm the payment to your bank, or refuse it.", Run, Which, Refuse);

    private static async Task<int> Run(Invocation call, CancellationToken cancel)
    {
        if (await OrderArgument.Find(call, Which, cancel) is not { } order) return OrderArgument.Missing(call);
        if (order.PaymentToConfirm is not { } payment)
            return call.Output.Fail($"The payment of order {order.Number} does not wait for you.", $"See: stoa orders show {order.Id}");
        var answer = new PaymentConfirmationRequest(!call.Value(Refuse));
        await call.Client(http => new BillingClient(http)).Confirm(payment, answer, Invocation.NewKey(), cancel);
        call.Output.Next($"stoa orders show {order.Id}");
        return 0;
    }
}
