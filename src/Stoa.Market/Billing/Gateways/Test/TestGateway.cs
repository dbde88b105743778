using Npgsql;
using Stoa.Contracts.Billing;
using Stoa.Platform.Providers;
using Stoa.Platform.Storage;

namespace Stoa.Market.Billing.Gateways.Test;

/// <summary>Takes no money, but remembers as one that does. See README.md.</summary>
internal sealed class TestGateway(Databases databases, TimeProvider clock) : IPaymentGateway
{
    private const string Waiting = "requires_action";

    private static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal)
    {
        ["card_declined"] = "The bank declined the card. Try another one.",
        ["authentication_failed"] = "You refused the payment at your bank. Nothing was charged.",
        ["authentication_timeout"] = "The payment was not confirmed in time. Nothing was charged; try again.",
    };

    public string Name => "test";

    public async Task<KeptCard> EnsureCard(string key, CardRequest card, CancellationToken cancel)
    {
        if (TestCards.Find(card.Number) is not { } behaviour)
            throw new ProviderException("card_unknown", "The test gateway takes test cards only: 4242 4242 4242 4242 pays. Never type in a real card.", isTransient: false);
        var token = $"card_{key}";
        await Run("INSERT INTO billing.test_gateway_card (token, behaviour) VALUES ($1, $2) ON CONFLICT DO NOTHING", cancel, token, behaviour.ToString());
        return new KeptCard(token, TestCards.Brand, card.Number[^4..]);
    }

    public async Task<Charge> EnsureCharge(ChargeRequest request, CancellationToken cancel)
    {
        var card = await BehaviourOf(request.Token, cancel);
        var isNew = await Insert(request, card, cancel);
        if (isNew && card == TestCard.LosesAnswer)
            throw new ProviderException("timeout", "The payment gateway did not answer in time.", isTransient: true);
        if (!isNew && !await IsAsBefore(request, cancel))
            throw new ProviderException("key_reused", "The key stands for another charge.", isTransient: false);
        return (await FindCharge(request.Key, cancel))!;
    }

    public async Task<Charge?> FindCharge(string key, CancellationToken cancel) => await Read("SELECT code FROM billing.test_gateway_charge WHERE key = $1", cancel, key) switch
    {
        null => null,
        DBNull => new Charge(IsPaid: true),
        Waiting => new Charge(IsPaid: false, WaitsForCustomer: true),
        string code => new Charge(IsPaid: false, code, Reasons[code]),
        var other => throw new InvalidOperationException($"A code is text, not {other.GetType()}."),
    };

    public async Task<Charge> EnsureNoWaiting(string key, CancellationToken cancel)
    {
        await Answer(key, "authentication_timeout", cancel);
        return await FindCharge(key, cancel) ?? throw new ProviderException("charge_unknown", "The gateway never heard of this charge.", isTransient: false);
    }

    public async Task<Refund> EnsureRefund(RefundRequest request, CancellationToken cancel)
    {
        if (await FindCharge(request.Charge, cancel) is not { IsPaid: true })
            throw new ProviderException("charge_unknown", "The gateway took no money for this charge.", isTransient: false);
        var isNew = await Run("""
            INSERT INTO billing.test_gateway_refund (key, charge, amount, currency, asked_at)
            SELECT $1, key, $3, $4, $5 FROM billing.test_gateway_charge WHERE key = $2 AND currency = $4 AND amount >= $3
            ON CONFLICT DO NOTHING
            """, cancel, request.Key, request.Charge, request.Amount.Amount, request.Amount.Currency, clock.GetUtcNow()) == 1;
        if (isNew && await LosesAnswers(request.Charge, cancel))
            throw new ProviderException("timeout", "The payment gateway did not answer in time.", isTransient: true);
        return await Read("SELECT 1 FROM billing.test_gateway_refund WHERE key = $1 AND charge = $2", cancel, request.Key, request.Charge) is null
            ? throw new ProviderException("refund_refused", "The charge gives back once, and no more than it took.", isTransient: false)
            : new Refund(IsDone: true);
    }

    /// <summary>What the customer says on the bank's page; the first answer counts.</summary>
    public Task Confirm(string key, bool isApproved, CancellationToken cancel) =>
        Answer(key, isApproved ? DBNull.Value : "authentication_failed", cancel);

    private Task<int> Answer(string key, object code, CancellationToken cancel) =>
        Run("UPDATE billing.test_gateway_charge SET code = $2 WHERE key = $1 AND code = $3", cancel, key, code, Waiting);

    // The key is the primary key: two at once, one is new.
    private async Task<bool> Insert(ChargeRequest request, TestCard card, CancellationToken cancel)
    {
        object code = card switch { TestCard.IsDeclined => "card_declined", TestCard.WantsConfirmation => Waiting, _ => DBNull.Value };
        var inserted = await Run("""
            INSERT INTO billing.test_gateway_charge (key, token, amount, currency, code, asked_at) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT DO NOTHING
            """, cancel, request.Key, request.Token, request.Amount.Amount, request.Amount.Currency, code, clock.GetUtcNow());
        return inserted == 1;
    }

    private async Task<bool> IsAsBefore(ChargeRequest request, CancellationToken cancel) => await Read(
        "SELECT 1 FROM billing.test_gateway_charge WHERE key = $1 AND token = $2 AND amount = $3 AND currency = $4", cancel,
        request.Key, request.Token, request.Amount.Amount, request.Amount.Currency) is not null;

    private async Task<TestCard> BehaviourOf(string token, CancellationToken cancel) =>
        await Read("SELECT behaviour FROM billing.test_gateway_card WHERE token = $1", cancel, token) is string behaviour
            ? Enum.Parse<TestCard>(behaviour)
            : throw new ProviderException("card_unknown", "The gateway does not keep this card any more.", isTransient: false);

    private async Task<bool> LosesAnswers(string charge, CancellationToken cancel) =>
        await BehaviourOf((string)(await Read("SELECT token FROM billing.test_gateway_charge WHERE key = $1", cancel, charge))!, cancel) == TestCard.LosesAnswer;

    private async Task<int> Run(string sql, CancellationToken cancel, params object[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteNonQueryAsync(cancel);
    }

    private async Task<object?> Read(string sql, CancellationToken cancel, params object[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteScalarAsync(cancel);
    }

    private NpgsqlCommand Command(string sql, object[] values)
    {
        var command = databases[DatabaseRole.Simulator].CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
