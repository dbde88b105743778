using Stoa.Contracts.Common;

namespace Stoa.Market.Billing.Gateways;

/// <summary>A card that a gateway keeps for us.</summary>
/// <param name="Token">The gateway's name for it.</param>
/// <param name="Brand">Such as <c>visa</c>.</param>
/// <param name="LastDigits">Four.</param>
internal sealed record KeptCard(string Token, string Brand, string LastDigits);

/// <summary>Money to be taken.</summary>
/// <param name="Key">Ours, the payment's id.</param>
/// <param name="Token">Of the kept card.</param>
/// <param name="Amount">Rounded to the minor unit, more than nothing.</param>
internal sealed record ChargeRequest(string Key, string Token, Money Amount);

/// <summary>Money to be given back.</summary>
/// <param name="Key">Ours, the credit note's id.</param>
/// <param name="Charge">The key of the charge that took it.</param>
/// <param name="Amount">Rounded to the minor unit, no more than was taken.</param>
internal sealed record RefundRequest(string Key, string Charge, Money Amount);

/// <summary>How a refund ended.</summary>
/// <param name="IsDone">True when the money goes back.</param>
/// <param name="Code">Why not, for programs.</param>
/// <param name="Detail">Why not, for people.</param>
internal sealed record Refund(bool IsDone, string? Code = null, string? Detail = null);

/// <summary>How a charge stands.</summary>
/// <param name="IsPaid">True when the money was taken.</param>
/// <param name="Code">Why not, for programs: <c>card_declined</c>.</param>
/// <param name="Detail">Why not, for the customer.</param>
/// <param name="WaitsForCustomer">True while the customer has to confirm it at the bank (3-D Secure): neither paid nor declined.</param>
internal sealed record Charge(bool IsPaid, string? Code = null, string? Detail = null, bool WaitsForCustomer = false);
