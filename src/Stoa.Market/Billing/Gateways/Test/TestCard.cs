namespace Stoa.Market.Billing.Gateways.Test;

/// <summary>How a card of the test gateway behaves.</summary>
internal enum TestCard
{
    Succeeds,
    IsDeclined,
    LosesAnswer,
    WantsConfirmation,
}

/// <summary>The numbers, the same as other test gateways use.</summary>
internal static class TestCards
{
    /// <summary>Visa, by its first digit.</summary>
    public const string Brand = "visa";

    private static readonly Dictionary<string, TestCard> Numbers = new(StringComparer.Ordinal)
    {
        ["4242424242424242"] = TestCard.Succeeds,
        ["4000000000000002"] = TestCard.IsDeclined,
        ["4000000000000119"] = TestCard.LosesAnswer,
        ["4000002500003155"] = TestCard.WantsConfirmation,
    };

    /// <summary>Null for any other number.</summary>
    public static TestCard? Find(string number) => Numbers.TryGetValue(number, out var card) ? card : null;
}
