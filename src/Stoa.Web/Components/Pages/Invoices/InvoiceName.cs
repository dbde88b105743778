using Stoa.Contracts.Billing;
using Stoa.Web.Languages;

namespace Stoa.Web.Components.Pages.Invoices;

/// <summary>What an invoice is called: by its number, or a draft while it has none.</summary>
internal static class InvoiceName
{
    public static string Of(Phrases text, InvoiceView invoice) =>
        invoice.Number is { } number ? text["invoice.named", ("number", number)] : text["invoice.draft", ("number", invoice.OrderNumber.ToString(System.Globalization.CultureInfo.InvariantCulture))];
}
