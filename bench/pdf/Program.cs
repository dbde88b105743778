using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Stoa.Bench.Pdf;
using Stoa.Contracts.Common;
using Stoa.Contracts.Documents;
using Stoa.Market.Documents.Layout;

// Prints one invoice again and again, and counts the CPU time of the whole process: others may use the core too. Arguments: lines, seconds, a file that takes the invoice as JSON for the peer.
var invoice = SampleInvoice.Of(int.Parse(args[0], CultureInfo.InvariantCulture));
var time = TimeSpan.FromSeconds(int.Parse(args[1], CultureInfo.InvariantCulture));
await File.WriteAllTextAsync(args[2], JsonSerializer.Serialize(invoice, StoaJson.Tolerant));
var file = Repeat(invoice, TimeSpan.FromSeconds(2)).File;
var (count, spent, _) = Repeat(invoice, time);
// A page object says /Type /Page; the tree above it /Pages.
var pages = Encoding.Latin1.GetString(file).Split("/Type /Page ").Length - 1;
await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
    $"stoa {pages} {count * pages / spent.TotalSeconds:0.0} {file.Length}"));

static (int Count, TimeSpan Spent, byte[] File) Repeat(InvoiceDocument invoice, TimeSpan time)
{
    var (count, file, watch, before) = (0, Array.Empty<byte>(), Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
    for (; watch.Elapsed < time; count++) file = InvoicePaper.Print(invoice);
    return (count, Environment.CpuUsage.TotalTime - before, file);
}
