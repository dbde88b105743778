using System.Text.Json.Serialization;

namespace Stoa.Contracts.Common;

/// <summary>An amount in one currency. On the wire <c>{"amount": "12.30", "currency": "EUR"}</c>, the amount a decimal string.</summary>
/// <param name="Amount">Units of the currency (not cents); up to 4 decimals in storage, the minor unit's number on documents.</param>
/// <param name="Currency">ISO 4217 code, upper case.</param>
[method: JsonConstructor]
public readonly record struct Money(
    [property: JsonConverter(typeof(DecimalStringConverter))] decimal Amount,
    string Currency)
{
    public static Money Zero(string currency) => new(0m, currency);

    /// <exception cref="InvalidOperationException">The currencies differ: nothing is ever converted silently.</exception>
    public static Money operator +(Money left, Money right) => new(left.Amount + right.Amount, Same(left, right));

    /// <inheritdoc cref="op_Addition"/>
    public static Money operator -(Money left, Money right) => new(left.Amount - right.Amount, Same(left, right));

    public static Money operator *(Money money, decimal factor) => money with { Amount = money.Amount * factor };

    /// <summary>Half away from zero, to the currency's minor unit.</summary>
    public Money Rounded() =>
        this with { Amount = decimal.Round(Amount, Currencies.MinorUnits(Currency), MidpointRounding.AwayFromZero) };

    public override string ToString() => $"{Amount.ToString($"F{Currencies.MinorUnits(Currency)}", System.Globalization.CultureInfo.InvariantCulture)} {Currency}";

    private static string Same(Money left, Money right) => left.Currency == right.Currency
        ? left.Currency
        : throw new InvalidOperationException($"{left.Currency} and {right.Currency} do not add up.");
}
