using System.CommandLine;
using Stoa.Contracts.Billing;

namespace Stoa.Cli.Invoices;

/// <summary><c>stoa invoices details</c>: shows how the company stands on invoices, and changes what is given.</summary>
internal static class DetailsCommand
{
    private static readonly Option<string?> Name = new("--name") { Description = "The company's or person's full name." };
    private static readonly Option<string?> Street = new("--street") { Description = "Street and number." };
    private static readonly Option<string?> PostalCode = new("--postal-code") { Description = "Empty to take it away." };
    private static readonly Option<string?> City = new("--city") { Description = "Town." };
    private static readonly Option<string?> Region = new("--region") { Description = "Province or state; empty to take it away." };
    private static readonly Option<string?> VatNumber = new("--vat-number") { Description = "With the country's letters; empty to take it away." };
    private static readonly Option<string?> Language = new("--language") { Description = "Of the paper: en or it." };

    private static readonly (string, Func<BillingDetailsView, string>)[] Columns =
    [
        ("name", d => d.Name), ("street", d => d.Street ?? ""), ("postal code", d => d.PostalCode ?? ""), ("city", d => d.City ?? ""),
        ("region", d => d.Region ?? ""), ("country", d => d.Country), ("vat number", d => d.VatNumber ?? ""), ("language", d => d.Language),
    ];

    public static Command Command() => ClientCommand.Create(
        "details", "Your name, address and VAT number on invoices; of the operator's company, the seller's.", Run, Name, Street, PostalCode, City, Region, VatNumber, Language);

    private static async Task<int> Run(Invocation call, CancellationToken cancel)
    {
        var client = call.Client(http => new BillingClient(http));
        var known = await client.Details(cancel);
        Option<string?>[] options = [Name, Street, PostalCode, City, Region, VatNumber, Language];
        if (options.Any(option => call.Value(option) is not null))
            known = await client.PutDetails(new(
                call.Value(Name) ?? known.Name, call.Value(Street) ?? known.Street ?? "", call.Value(PostalCode) ?? known.PostalCode,
                call.Value(City) ?? known.City ?? "", call.Value(Region) ?? known.Region, call.Value(VatNumber) ?? known.VatNumber,
                call.Value(Language) ?? known.Language), cancel);
        call.Output.Print(known, Columns);
        return 0;
    }
}
