using Stoa.Web.Browsing;

namespace Stoa.Web.Components.Pages.Orders;

/// <summary>How to pay: a card that is known, or a new one.</summary>
internal class PaymentForm : Wish
{
    public const string NewCard = "new";

    /// <summary>The id of a known card, or <see cref="NewCard"/>; null when there is no choice yet.</summary>
    public string? Card { get; set; }
    public string? Number { get; set; }

    /// <summary>MM/YY, as on the card.</summary>
    public string? Expiry { get; set; }
    public string? Cvc { get; set; }
    public string? Holder { get; set; }
}
