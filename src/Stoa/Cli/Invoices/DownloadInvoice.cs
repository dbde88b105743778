using System.CommandLine;
using Stoa.Contracts.Documents;

namespace Stoa.Cli.Invoices;

/// <summary><c>stoa invoices download</c> and <c>credit-note</c>: an invoice, or what takes it back, as PDF.</summary>
internal static class DownloadInvoice
{
    private static readonly Argument<string> Which = InvoiceArgument.Create();
    private static readonly Option<FileInfo?> File = new("--output") { Description = "Where to; its number in this folder when missing." };

    public static Command Command() => ClientCommand.Create("download", "An invoice as PDF.", Run, Which, File);

    public static Command CreditNote() => ClientCommand.Create("credit-note", "The credit note that takes an invoice back, as PDF.", RunCreditNote, Which, File);

    private static async Task<int> Run(Invocation call, CancellationToken cancel)
    {
        if (await InvoiceArgument.Find(call, Which, cancel) is not { } invoice) return InvoiceArgument.Missing(call);
        if (invoice.Number is null) return call.Output.Fail("The invoice is not issued yet.", $"See: stoa invoices show {invoice.Id}");
        return await Write(call, invoice.Id.ToString(), invoice.Number, cancel);
    }

    private static async Task<int> RunCreditNote(Invocation call, CancellationToken cancel)
    {
        if (await InvoiceArgument.Find(call, Which, cancel) is not { } invoice) return InvoiceArgument.Missing(call);
        if (invoice.CreditNote is not { Number: { } number } note) return call.Output.Fail("No credit note is issued for the invoice.", $"See: stoa invoices show {invoice.Id}");
        return await Write(call, note.Id.ToString(), number, cancel);
    }

    private static async Task<int> Write(Invocation call, string key, string number, CancellationToken cancel)
    {
        var file = call.Value(File) ?? new FileInfo($"{number}.pdf");
        await System.IO.File.WriteAllBytesAsync(file.FullName, await call.Client(http => new DocumentsClient(http)).Pdf(key, cancel), cancel);
        call.Output.Say($"Wrote {file.FullName}.");
        return 0;
    }
}
