using System.CommandLine;
using System.Text.RegularExpressions;
using Stoa.Contracts.Billing;
using Stoa.Contracts.Common;

namespace Stoa.Cli.Invoices;

/// <summary>An invoice as people name it: by its number, as it stands on paper; programs take its id.</summary>
internal static partial class InvoiceArgument
{
    public static Argument<string> Create() => new("invoice")
    {
        Description = "The invoice's number, such as INV-2026-000001, or its id, inv_...",
        Validators =
        {
            result =>
            {
                var value = result.Tokens[0].Value;
                if (!TypeId.TryParse<InvoiceId>(value, out _) && !Number().IsMatch(value)) result.AddError($"'{value}' is neither the number of an invoice, such as INV-2026-000001, nor an id of the form {InvoiceId.Prefix}_...");
            },
        },
    };

    /// <inheritdoc cref="Find(BillingClient, string, CancellationToken)"/>
    public static Task<InvoiceView?> Find(Invocation call, Argument<string> argument, CancellationToken cancel) =>
        Find(call.Client(http => new BillingClient(http)), call.Value(argument)!, cancel);

    /// <summary>The invoice that is meant: the caller's own, or for operators one that was issued to others; null when it is not there or another's.</summary>
    public static async Task<InvoiceView?> Find(BillingClient billing, string named, CancellationToken cancel)
    {
        var hasId = TypeId.TryParse<InvoiceId>(named, out var id);
        var own = hasId ? await billing.Invoice(id, cancel) : await AmongOwn(billing, named, cancel);
        if (own is not null) return own;
        try
        {
            return hasId ? await billing.IssuedInvoice(id, cancel) : await billing.IssuedInvoice(named, cancel);
        }
        catch (ProblemException refused) when (refused.Problem.Status == 403)
        {
            return null;
        }
    }

    public static int Missing(Invocation call) => call.Output.Fail("There is no such invoice, or it is not yours.", "See: stoa invoices list");

    private static async Task<InvoiceView?> AmongOwn(BillingClient billing, string number, CancellationToken cancel)
    {
        Page<InvoiceView>? page = null;
        do
        {
            page = await billing.Invoices(page?.Next, cancel);
            if (page.Items.FirstOrDefault(invoice => string.Equals(invoice.Number, number, StringComparison.OrdinalIgnoreCase)) is { } found) return found;
        }
        while (page.Next is not null);
        return null;
    }

    [GeneratedRegex("^[A-Za-z0-9-]{1,40}$", RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
