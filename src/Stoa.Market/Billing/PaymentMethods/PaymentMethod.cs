using Stoa.Contracts.Billing;
using Stoa.Contracts.Common;

namespace Stoa.Market.Billing.PaymentMethods;

/// <summary>A card that a gateway keeps for a customer, and the little of it that we know.</summary>
internal sealed class PaymentMethod
{
    public PaymentMethodId Id { get; init; }
    public TenantId TenantId { get; init; }

    /// <summary>Which gateway keeps it.</summary>
    public required string Gateway { get; init; }

    /// <summary>The gateway's name for it; never leaves this component.</summary>
    public required string Token { get; init; }

    public required string Brand { get; init; }
    public required string LastDigits { get; init; }
    public int ExpiryMonth { get; init; }
    public int ExpiryYear { get; init; }
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>As people write it: <c>Visa **** 4242</c>.</summary>
    public string Title => $"{char.ToUpperInvariant(Brand[0])}{Brand[1..]} **** {LastDigits}";

    public PaymentMethodView ToView() => new(Id, Brand, LastDigits, ExpiryMonth, ExpiryYear);
}
