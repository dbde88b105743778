using System.Text.Json.Serialization;

namespace Stoa.Contracts.Billing;

/// <summary>How far taking an invoice back is.</summary>
public enum CreditNoteState
{
    /// <summary>An operator wants it; it has no number yet.</summary>
    Requested,

    /// <summary>It has its number; money that was paid is on its way back.</summary>
    Issued,

    /// <summary>The gateway gave the money back.</summary>
    Refunded,

    /// <summary>The gateway does not give the money back: the customer has it as a credit until an operator tries again or pays it out.</summary>
    RefundRefused,
}

/// <param name="Reason">For the customer, on the paper; 1 to 200 characters.</param>
public sealed record CreditRequest(string Reason);

/// <param name="Id">The credit note; its document is at documents under it.</param>
/// <param name="Invoice">What it takes back, whole.</param>
/// <param name="Number">Free of gaps by issuer and series of credit notes; null until it is issued.</param>
/// <param name="Reason">As the operator said it.</param>
/// <param name="State">How far it is.</param>
/// <param name="RequestedAt">When the operator wanted it.</param>
/// <param name="IssuedAt">When it got its number; null before.</param>
public sealed record CreditNoteView(
    CreditNoteId Id, InvoiceId Invoice, string? Number, string Reason, CreditNoteState State, DateTimeOffset RequestedAt, DateTimeOffset? IssuedAt)
{
    /// <summary>Why the money did not go back; told to the issuer while the refund stands refused, null otherwise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RefundRefusal? Refusal { get; init; }
}

/// <param name="Attempt">Which attempt, from 1.</param>
/// <param name="Code">For programs; null when it was refused by a release that did not keep it.</param>
/// <param name="Detail">For operators, as the gateway said it; null like the code.</param>
public sealed record RefundRefusal(int Attempt, string? Code, string? Detail);
