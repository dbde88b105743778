using System.CommandLine;
using Stoa.Contracts.Billing;

namespace Stoa.Cli.Invoices;

/// <summary><c>stoa invoices credit</c>: an operator takes an invoice back.</summary>
internal static class CreditCommand
{
    private static readonly Argument<InvoiceId> Id = Ids.Argument<InvoiceId>("invoice", "The invoice's id, inv_...");
    private static readonly Option<string> Reason = new("--reason") { Description = "For the customer, on the paper.", Required = true };

    internal static readonly (string, Func<CreditNoteView, string>)[] Columns =
    [
        ("id", n => n.Id.ToString()), ("invoice", n => n.Invoice.ToString()), ("number", n => n.Number ?? ""), ("state", n => n.State.ToString()), ("reason", n => n.Reason),
    ];

    public static Command Command() => ClientCommand.Create(
        "credit", "Take an issued invoice back by a credit note, and refund what was paid; for operators.", Run, Id, Reason);

    private static async Task<int> Run(Invocation call, CancellationToken cancel)
    {
        call.Output.Print(await call.Client(http => new BillingClient(http)).Credit(call.Value(Id), new(call.Value(Reason)!), cancel), Columns);
        return 0;
    }
}
