namespace Stoa.Market.Accounts.Limits;

/// <summary>So many attempts in a period, with room for that many at once.</summary>
/// <param name="Name">Part of the stored key.</param>
/// <param name="Attempts">How many.</param>
/// <param name="Period">In which time.</param>
internal sealed record AttemptLimit(string Name, int Attempts, TimeSpan Period)
{
    /// <summary>What one attempt uses up.</summary>
    public TimeSpan Cost => Period / Attempts;
}
