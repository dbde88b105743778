using System.Text.RegularExpressions;
using Stoa.Contracts.Billing;
using Stoa.Platform.Http;

namespace Stoa.Market.Billing.PaymentMethods;

/// <summary>What can be known to be wrong with a card before a gateway is asked.</summary>
internal static partial class CardRules
{
    private const int FarthestYears = 20;
    private const string NoHolder = "Write the name as on the card, 2 to 100 characters.";

    /// <summary>The number as gateways want it: people write it in groups.</summary>
    public static CardRequest Tidied(CardRequest card) =>
        card with { Number = card.Number.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal), Holder = card.Holder.Trim() };

    public static Faults Check(CardRequest card, DateOnly today) => new Faults()
        .Require(Digits().IsMatch(card.Number), "/number", "A card number has 13 to 19 digits.")
        .Require(!Digits().IsMatch(card.Number) || HasRightCheckDigit(card.Number), "/number", "A digit of the card number is wrong.")
        .Require(card.ExpiryMonth is >= 1 and <= 12, "/expiryMonth", "The month is a number from 1 to 12.")
        .Require(card.ExpiryYear is >= 2000 and <= 9999, "/expiryYear", "Write the year with four digits.")
        .Require(!IsDate(card) || !HasExpired(card, today), "/expiryYear", "The card has expired.")
        .Require(!IsDate(card) || card.ExpiryYear <= today.Year + FarthestYears, "/expiryYear", "No card is good for so long.")
        .Require(CheckValue().IsMatch(card.Cvc), "/cvc", "The check value is the 3 or 4 digits on the card.")
        .RequireLine(card.Holder, 100, "/holder", NoHolder)
        .Require(card.Holder.Length != 1, "/holder", NoHolder)
        .Require(card.Holder.Count(char.IsAsciiDigit) < 6, "/holder", "This looks like a number: write the name as on the card.");

    // ISO/IEC 7812-1 annex B: from the right, every second digit counts double, and digits above 9 by the sum of their digits.
    private static bool HasRightCheckDigit(string number)
    {
        var sum = 0;
        for (var i = 0; i < number.Length; i++)
        {
            var digit = number[^(i + 1)] - '0';
            var counted = i % 2 == 0 ? digit : digit * 2;
            sum += counted > 9 ? counted - 9 : counted;
        }

        return sum % 10 == 0;
    }

    private static bool IsDate(CardRequest card) => card.ExpiryMonth is >= 1 and <= 12 && card.ExpiryYear is >= 2000 and <= 9999;

    // Good to the last day of its month.
    private static bool HasExpired(CardRequest card, DateOnly today) => (card.ExpiryYear, card.ExpiryMonth).CompareTo((today.Year, today.Month)) < 0;

    [GeneratedRegex("^[0-9]{13,19}\\z", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex Digits();

    [GeneratedRegex("^[0-9]{3,4}\\z", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex CheckValue();
}
