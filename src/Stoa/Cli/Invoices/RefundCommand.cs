using System.CommandLine;
using Stoa.Contracts.Billing;

namespace Stoa.Cli.Invoices;

/// <summary><c>stoa invoices refused</c> and <c>refund</c>: what the gateway did not give back, and another attempt at it.</summary>
internal static class RefundCommand
{
    private static readonly Argument<string> Which = InvoiceArgument.Create();

    private static readonly (string, Func<InvoiceView, string>)[] Columns =
    [
        ("invoice", i => i.Id.ToString()), ("number", i => i.Number ?? ""), ("credit note", i => i.CreditNote?.Number ?? ""), ("total", i => i.Totals.Gross.ToString()),
        ("attempt", i => $"{i.CreditNote?.Refusal?.Attempt}"), ("code", i => i.CreditNote?.Refusal?.Code ?? ""), ("refusal", i => i.CreditNote?.Refusal?.Detail ?? ""),
    ];

    public static Command Refused() => ClientCommand.Create("refused", "Invoices whose refund the gateway refused, and why; for operators.", List);

    public static Command Again() => ClientCommand.Create("refund", "Try a refused refund once more; for operators.", Run, Which);

    private static async Task<int> List(Invocation call, CancellationToken cancel)
    {
        call.Output.Print(await Pages.All(call.Client(http => new BillingClient(http)).RefusedRefunds, cancel), Columns);
        return 0;
    }

    private static async Task<int> Run(Invocation call, CancellationToken cancel)
    {
        if (await InvoiceArgument.Find(call, Which, cancel) is not { } invoice) return InvoiceArgument.Missing(call);
        call.Output.Print(await call.Client(http => new BillingClient(http)).RefundAgain(invoice.Id, Invocation.NewKey(), cancel), CreditCommand.Columns);
        return 0;
    }
}
