namespace Stoa.Market.Billing.CreditNotes;

/// <summary>Why an invoice is taken back.</summary>
/// <param name="Reason">For the customer, in one line.</param>
/// <param name="By">Who wants it, for the issuer: an actor.</param>
/// <param name="Who">The same by name.</param>
internal sealed record CreditWish(string Reason, string By, string Who)
{
    /// <summary>The reason as operators read it among their acts, in English where Stoa itself gives it.</summary>
    public string Noted { get; init; } = Reason;
}
