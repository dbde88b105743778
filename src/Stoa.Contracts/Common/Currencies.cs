namespace Stoa.Contracts.Common;

/// <summary>What ISO 4217 says of the currencies whose minor unit is not a hundredth.</summary>
public static class Currencies
{
    private static readonly Dictionary<string, int> Uncommon = new(StringComparer.Ordinal)
    {
        ["BHD"] = 3, ["CLP"] = 0, ["ISK"] = 0, ["JOD"] = 3, ["JPY"] = 0, ["KRW"] = 0, ["KWD"] = 3, ["OMR"] = 3, ["TND"] = 3,
        ["UGX"] = 0, ["VND"] = 0, ["XAF"] = 0, ["XOF"] = 0,
    };

    /// <summary>Decimals of the minor unit: 2 for EUR, 0 for JPY, 3 for KWD.</summary>
    public static int MinorUnits(string currency) => Uncommon.GetValueOrDefault(currency, 2);
}
