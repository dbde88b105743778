using System.CommandLine;
using Stoa.Contracts.Billing;
using Stoa.Contracts.Billing.Pricing;
using Stoa.Contracts.Common;
using Stoa.Contracts.Subscriptions;

namespace Stoa.Cli.Invoices;

/// <summary><c>stoa invoices list|show|download|credit-note|details</c>, and for operators <c>issued|credit|refused|refund</c>.</summary>
internal static class InvoicesCommand
{
    private static readonly Argument<string> Which = InvoiceArgument.Create();

    private static readonly (string, Func<InvoiceView, string>)[] Columns =
    [
        ("id", i => i.Id.ToString()),
        ("number", i => i.Number ?? ""),
        ("order", i => $"{i.OrderNumber}"),
        ("state", StateOf),
        ("net", i => i.Totals.Net.ToString()),
        ("vat", i => (i.Totals.Gross - i.Totals.Net).ToString()),
        ("total", i => i.Totals.Gross.ToString()),
    ];

    private static readonly (string, Func<LineView, string>)[] LineColumns =
    [
        ("text", l => l.Text),
        ("quantity", l => $"{l.Quantity:0.####}"),
        ("rule", l => l.Trace?.Rule.ToString() ?? ""),
        ("calculation", l => l.Trace is null ? "" : TraceWords.Of(l.Trace)),
        ("net", l => l.Net.ToString()),
    ];

    public static Command Create() => new("invoices", "What you are charged, and why so much.")
    {
        ClientCommand.Create("list", "Your invoices, newest first.", List),
        ClientCommand.Create("issued", "What your company charges others, newest first; for operators.", Issued),
        DownloadInvoice.Command(), DownloadInvoice.CreditNote(), DetailsCommand.Command(), CreditCommand.Command(), RefundCommand.Refused(), RefundCommand.Again(),
        ClientCommand.Create("show", "The lines of one invoice, each with its calculation.", Show, Which),
    };

    /// <summary>As the pages say it: nobody was ever charged by a void draft; an invoice with a number became void by a credit note.</summary>
    internal static string StateOf(InvoiceView invoice) => invoice is { State: InvoiceState.Void, Number: not null } ? "Credited" : invoice.State.ToString();

    private static Task<int> List(Invocation call, CancellationToken cancel) => List(call, client => client.Invoices, cancel);

    private static Task<int> Issued(Invocation call, CancellationToken cancel) => List(call, client => client.IssuedInvoices, cancel);

    private static async Task<int> List(
        Invocation call, Func<BillingClient, Func<string?, CancellationToken, Task<Page<InvoiceView>>>> which, CancellationToken cancel)
    {
        call.Output.Print(await Pages.All(which(call.Client(http => new BillingClient(http))), cancel), Columns);
        return 0;
    }

    private static async Task<int> Show(Invocation call, CancellationToken cancel)
    {
        if (await InvoiceArgument.Find(call, Which, cancel) is not { } invoice) return InvoiceArgument.Missing(call);
        if (call.Output.IsJson) call.Output.Print(invoice, Columns);
        else call.Output.Print(invoice.Totals.Lines, LineColumns);
        return 0;
    }
}
