namespace Stoa.Web.Components.Pages.Orders;

/// <summary>What the checkout sends.</summary>
internal sealed class CheckoutForm : PaymentForm
{
    public string? Hostname { get; set; }
    public string? SshKey { get; set; }
}
