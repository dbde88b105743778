using Stoa.Contracts.Billing;
using Stoa.Contracts.Common;
using Stoa.Market.Billing.Gateways;
using Stoa.Platform.Providers;

namespace Stoa.Tests.Market.Billing;

/// <summary>What every payment gateway does. Each driver names the numbers of its test cards and how its books are read.</summary>
public abstract class PaymentGatewayConformance
{
    private static readonly Money Price = new(6.09m, "EUR");

    private protected abstract IPaymentGateway Gateway { get; }

    private protected abstract string CardThatPays { get; }

    private protected abstract string CardThatIsDeclined { get; }

    private protected abstract string CardWhoseAnswerIsLost { get; }

    private protected abstract string CardThatWantsConfirmation { get; }

    private protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>What the customer does on the bank's page.</summary>
    private protected abstract Task Confirm(string key, bool isApproved);

    /// <summary>How often money was taken for the key, by the gateway's own books.</summary>
    private protected abstract Task<long> TimesPaid(string key);

    [Fact]
    public async Task It_keeps_a_card_under_a_token_that_does_not_tell_the_number()
    {
        var kept = await Keep(CardThatPays);
        Assert.Equal(CardThatPays[^4..], kept.LastDigits);
        Assert.NotEmpty(kept.Brand);
        Assert.DoesNotContain(CardThatPays[..12], kept.Token);
    }

    [Fact]
    public async Task The_same_card_for_the_same_key_is_kept_once()
    {
        var key = NewKey();
        Assert.Equal(await Gateway.EnsureCard(key, Card(CardThatPays), Cancel), await Gateway.EnsureCard(key, Card(CardThatPays), Cancel));
    }

    [Fact]
    public async Task A_card_that_it_does_not_take_is_refused_for_good() =>
        Assert.False((await Assert.ThrowsAsync<ProviderException>(() => Gateway.EnsureCard(NewKey(), Card("4111111111111111"), Cancel))).IsTransient);

    [Fact]
    public async Task A_charge_takes_the_money_and_is_found_again()
    {
        var request = await Request(CardThatPays);
        Assert.Null(await Gateway.FindCharge(request.Key, Cancel));
        Assert.Equal(new Charge(IsPaid: true), await Gateway.EnsureCharge(request, Cancel));
        Assert.Equal(new Charge(IsPaid: true), await Gateway.FindCharge(request.Key, Cancel));
        Assert.Equal(1, await TimesPaid(request.Key));
    }

    [Fact]
    public async Task However_often_and_by_how_many_it_is_asked_the_money_is_taken_once()
    {
        var request = await Request(CardThatPays);
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Gateway.EnsureCharge(request, Cancel)));
        Assert.Equal(1, await TimesPaid(request.Key));
    }

    [Fact]
    public async Task A_declined_charge_says_why_and_stays_declined()
    {
        var request = await Request(CardThatIsDeclined);
        var charge = await Gateway.EnsureCharge(request, Cancel);
        Assert.Equal((false, "card_declined"), (charge.IsPaid, charge.Code));
        Assert.NotEmpty(charge.Detail!);
        Assert.Equal(charge, await Gateway.EnsureCharge(request, Cancel));
        Assert.Equal(0, await TimesPaid(request.Key));
    }

    [Fact]
    public async Task A_lost_answer_is_unknown_and_looking_tells_the_outcome()
    {
        var request = await Request(CardWhoseAnswerIsLost);
        Assert.True((await Assert.ThrowsAsync<ProviderException>(() => Gateway.EnsureCharge(request, Cancel))).IsTransient);
        Assert.Equal(new Charge(IsPaid: true), await Gateway.FindCharge(request.Key, Cancel));
        Assert.Equal(new Charge(IsPaid: true), await Gateway.EnsureCharge(request, Cancel));
        Assert.Equal(1, await TimesPaid(request.Key));
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task A_charge_that_wants_its_customer_waits_for_the_first_answer(bool isApproved, int paid)
    {
        var request = await Request(CardThatWantsConfirmation);
        Assert.True((await Gateway.EnsureCharge(request, Cancel)).WaitsForCustomer);
        Assert.Equal(0, await TimesPaid(request.Key));
        await Confirm(request.Key, isApproved);
        await Confirm(request.Key, !isApproved);
        var charge = (await Gateway.FindCharge(request.Key, Cancel))!;
        Assert.Equal((isApproved, false), (charge.IsPaid, charge.WaitsForCustomer));
        Assert.Equal(charge, await Gateway.EnsureNoWaiting(request.Key, Cancel));
        Assert.Equal(paid, await TimesPaid(request.Key));
    }

    [Fact]
    public async Task A_charge_whose_customer_does_not_come_is_given_up_for_good()
    {
        var request = await Request(CardThatWantsConfirmation);
        await Gateway.EnsureCharge(request, Cancel);
        var charge = await Gateway.EnsureNoWaiting(request.Key, Cancel);
        Assert.Equal((false, "authentication_timeout", false), (charge.IsPaid, charge.Code, charge.WaitsForCustomer));
        await Confirm(request.Key, isApproved: true);
        Assert.Equal(charge, await Gateway.EnsureCharge(request, Cancel));
        Assert.Equal(0, await TimesPaid(request.Key));
    }

    [Fact]
    public async Task A_token_that_it_never_gave_out_is_refused_for_good()
    {
        var request = new ChargeRequest(NewKey(), "nothing", Price);
        Assert.False((await Assert.ThrowsAsync<ProviderException>(() => Gateway.EnsureCharge(request, Cancel))).IsTransient);
    }

    [Fact]
    public async Task A_key_is_good_for_one_amount_only()
    {
        var request = await Request(CardThatPays);
        await Gateway.EnsureCharge(request, Cancel);
        var other = request with { Amount = new Money(0.01m, "EUR") };
        Assert.False((await Assert.ThrowsAsync<ProviderException>(() => Gateway.EnsureCharge(other, Cancel))).IsTransient);
        Assert.Equal(1, await TimesPaid(request.Key));
    }

    private static string NewKey() => PaymentId.From(Guid.CreateVersion7()).ToString();

    private static CardRequest Card(string number) => new(number, 12, 2030, "123", "Ada Lovelace");

    private Task<KeptCard> Keep(string number) => Gateway.EnsureCard(NewKey(), Card(number), Cancel);

    private async Task<ChargeRequest> Request(string number) => new(NewKey(), (await Keep(number)).Token, Price);
}
