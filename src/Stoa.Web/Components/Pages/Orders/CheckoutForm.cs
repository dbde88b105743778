namespace Stoa.Web.Components.Pages.Orders;

/// <summary>What the checkout sends.</summary>
internal sealed class CheckoutForm : PaymentForm
{
    private static readonly string[] Beginnings = ["ssh-", "ecdsa-", "sk-"];

    public string? Hostname { get; set; }
    public string? SshKey { get; set; }

    /// <summary>False of what may be a private key: such a text is never written into a page.</summary>
    public bool IsKeyPublic =>
        SshKey?.Trim() is not { } key
        || (Beginnings.Any(beginning => key.StartsWith(beginning, StringComparison.Ordinal)) && !key.Contains("PRIVATE", StringComparison.OrdinalIgnoreCase));
}
