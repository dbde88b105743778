using System.CommandLine;
using Stoa.Contracts.Billing;

namespace Stoa.Cli.Invoices;

/// <summary><c>stoa invoices credit</c>: an operator takes an invoice back.</summary>
internal static class CreditCommand
{
    private static readonly Argument<string> Which = InvoiceArgument.Create();
    private static readonly Option<string> Reason = new("--reason") { Description = "For the customer, on the paper.", Required = true };

    internal static readonly (string, Func<CreditNoteView, string>)[] Columns =
    [
        ("id", n => n.Id.ToString()), ("invoice", n => n.Invoice.ToString()), ("number", n => n.Number ?? ""), ("state", n => n.State.ToString()), ("reason", n => n.Reason),
    ];

    public static Command Command() => ClientCommand.Create(
        "credit", "Take an issued invoice back by a credit note, and refund what was paid; for operators.", Run, Which, Reason);

    private static async Task<int> Run(Invocation call, CancellationToken cancel)
    {
        if (await InvoiceArgument.Find(call, Which, cancel) is not { } invoice) return InvoiceArgument.Missing(call);
        call.Output.Print(await call.Client(http => new BillingClient(http)).Credit(invoice.Id, new(call.Value(Reason)!), cancel), Columns);
        return 0;
    }
}
