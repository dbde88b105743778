namespace Stoa.Contracts.Billing;

/// <summary>What a customer says when the bank asks whether a payment is theirs (3-D Secure).</summary>
/// <param name="IsApproved">False refuses it: nothing is charged.</param>
public sealed record PaymentConfirmationRequest(bool IsApproved);
