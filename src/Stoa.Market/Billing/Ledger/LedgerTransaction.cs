using Stoa.Contracts.Common;

namespace Stoa.Market.Billing.Ledger;

/// <summary>Money that moved between accounts: what one gets another gives, so its entries add up to nothing. Never changes.</summary>
internal sealed class LedgerTransaction
{
    public Guid Id { get; init; }
    public TenantId IssuerId { get; init; }
    public TenantId CustomerId { get; init; }
    public PostingKind Kind { get; init; }

    /// <summary>The external id of what it is about.</summary>
    public required string About { get; init; }

    public required string Currency { get; init; }
    public DateTimeOffset PostedAt { get; init; }
    public IReadOnlyList<LedgerEntry> Entries { get; init; } = [];

    /// <summary>Writes a posting down; moves of nothing are left out.</summary>
    /// <exception cref="InvalidOperationException">It does not add up to nothing, moves nothing, or mixes currencies.</exception>
    public static LedgerTransaction Of(Posting posting, Book book, DateTimeOffset at)
    {
        var left = posting.Moves.Aggregate(Money.Zero(posting.Moves[0].Amount.Currency), (sum, move) => sum + move.Amount);
        if (left.Amount != 0m) throw new InvalidOperationException($"The {posting.Kind} of {posting.About} leaves {left}.");
        var id = Guid.CreateVersion7(at);
        List<LedgerEntry> entries = [.. posting.Moves.Where(move => move.Amount.Amount != 0m).Select((move, i) => new LedgerEntry
        {
            TransactionId = id, Line = i + 1, IssuerId = book.Issuer, CustomerId = book.Customer,
            Account = move.Account, Amount = move.Amount.Amount, Currency = move.Amount.Currency,
        })];
        if (entries.Count == 0) throw new InvalidOperationException($"The {posting.Kind} of {posting.About} moves nothing.");
        return new LedgerTransaction
        {
            Id = id, IssuerId = book.Issuer, CustomerId = book.Customer, Kind = posting.Kind, About = posting.About,
            Currency = left.Currency, PostedAt = at, Entries = entries,
        };
    }
}
