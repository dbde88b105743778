namespace Stoa.Web.Components.Pages.Operator;

/// <summary>Why an invoice is taken back. It is taken back once, so the form carries no key.</summary>
internal sealed class CreditForm
{
    public string? Reason { get; set; }
}
