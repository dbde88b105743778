namespace Stoa.Contracts.Operations;

/// <summary>Something that an operator did to the work of others; kept for ever.</summary>
/// <param name="At">When.</param>
/// <param name="Operator">The sign-in name, or the user's id where a token may not tell the name.</param>
/// <param name="Act">What: <c>cancel-run</c>, <c>replay-message</c>, <c>skip-message</c>, <c>credit-invoice</c>, <c>refund-payment</c>, <c>retry-refund</c>, <c>close-host</c>, <c>open-host</c>, <c>set-quota</c>, <c>unset-quota</c>.</param>
/// <param name="Subject">To what.</param>
/// <param name="Detail">What it was, in words.</param>
public sealed record OperatorAct(DateTimeOffset At, string Operator, string Act, string Subject, string Detail);
