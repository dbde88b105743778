namespace Stoa.Market.Subscriptions.Vat;

/// <summary>The VAT of a sale.</summary>
/// <param name="Country">Whose, ISO 3166-1 alpha-2.</param>
/// <param name="Percent">22 for 22 %.</param>
internal sealed record VatRate(string Country, decimal Percent);
