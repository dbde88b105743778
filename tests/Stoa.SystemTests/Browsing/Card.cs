namespace Stoa.SystemTests.Browsing;

/// <summary>The cards that the test gateway knows.</summary>
internal static class Card
{
    public const string Pays = "4242424242424242";
    public const string IsDeclined = "4000000000000002";
    public const string AsksTheBank = "4000002500003155";
}
