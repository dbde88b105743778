using Stoa.Contracts.Common;

namespace Stoa.Contracts.Billing;

/// <summary>A card, handed to the gateway and not kept by Stoa.</summary>
/// <param name="Number">13 to 19 digits with a right check digit (ISO/IEC 7812-1 annex B).</param>
/// <param name="ExpiryMonth">1 to 12.</param>
/// <param name="ExpiryYear">Four digits.</param>
/// <param name="Cvc">3 or 4 digits.</param>
/// <param name="Holder">As on the card.</param>
/// <remarks>Prints itself without number and check value, so that no log can keep them.</remarks>
public sealed record CardRequest(
    [property: Secret] string Number, int ExpiryMonth, int ExpiryYear, [property: Secret] string Cvc, string Holder)
{
    public override string ToString() => $"{nameof(CardRequest)} {{ Number = ..., Expiry = {ExpiryMonth}/{ExpiryYear} }}";
}

/// <param name="Id">To pay with.</param>
/// <param name="Brand">Such as <c>visa</c>.</param>
/// <param name="LastDigits">Four digits.</param>
/// <param name="ExpiryMonth">1 to 12.</param>
/// <param name="ExpiryYear">Four digits.</param>
public sealed record PaymentMethodView(PaymentMethodId Id, string Brand, string LastDigits, int ExpiryMonth, int ExpiryYear);
