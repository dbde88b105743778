using System.CommandLine;
using Stoa.Contracts.Billing;
using Stoa.Contracts.Documents;

namespace Stoa.Cli.Invoices;

/// <summary><c>stoa invoices download</c>: the invoice as PDF.</summary>
internal static class DownloadInvoice
{
    private static readonly Argument<InvoiceId> Id = Ids.Argument<InvoiceId>("invoice", "The invoice's id, inv_...");
    private static readonly Option<FileInfo?> File = new("--output") { Description = "Where to; its number in this folder when missing." };

    public static Command Command() => ClientCommand.Create("download", "An invoice as PDF.", Run, Id, File);

    private static async Task<int> Run(Invocation call, CancellationToken cancel)
    {
        if (await call.Client(http => new BillingClient(http)).Invoice(call.Value(Id), cancel) is not { } invoice)
            return call.Output.Fail("There is no such invoice, or it is not yours.", "See: stoa invoices list");
        if (invoice.Number is null) return call.Output.Fail("The invoice is not issued yet.", $"See: stoa invoices show {invoice.Id}");
        var file = call.Value(File) ?? new FileInfo($"{invoice.Number}.pdf");
        await System.IO.File.WriteAllBytesAsync(file.FullName, await call.Client(http => new DocumentsClient(http)).Pdf(invoice.Id.ToString(), cancel), cancel);
        call.Output.Say($"Wrote {file.FullName}.");
        return 0;
    }
}
