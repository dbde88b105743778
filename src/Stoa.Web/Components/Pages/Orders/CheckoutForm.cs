using Stoa.Contracts.Billing;

namespace Stoa.Web.Components.Pages.Orders;

/// <summary>What the checkout sends.</summary>
internal sealed class CheckoutForm : PaymentForm
{
    private static readonly string[] Beginnings = ["ssh-", "ecdsa-", "sk-"];

    public string? Hostname { get; set; }
    public string? SshKey { get; set; }
    public string? Street { get; set; }
    public string? PostalCode { get; set; }
    public string? City { get; set; }
    public string? VatNumber { get; set; }

    /// <summary>True when somebody began to give an address.</summary>
    public bool HasAddress => new[] { Street, PostalCode, City, VatNumber }.Any(part => !string.IsNullOrWhiteSpace(part));

    /// <summary>What is known of the company, with the address that was given here.</summary>
    public BillingDetailsRequest Details(BillingDetailsView known) =>
        new(known.Name, Street ?? "", PostalCode, City ?? "", known.Region, string.IsNullOrWhiteSpace(VatNumber) ? known.VatNumber : VatNumber, known.Language);

    /// <summary>False of what may be a private key: such a text is never written into a page.</summary>
    public bool IsKeyPublic =>
        SshKey?.Trim() is not { } key
        || (Beginnings.Any(beginning => key.StartsWith(beginning, StringComparison.Ordinal)) && !key.Contains("PRIVATE", StringComparison.OrdinalIgnoreCase));
}
