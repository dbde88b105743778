using System.Collections.Concurrent;
using Stoa.Contracts.Billing;
using Stoa.Market.Billing.Gateways;
using Stoa.Platform.Providers;

namespace Stoa.Tests.Market;

/// <summary>What is wrong with the line to the payment gateway.</summary>
internal sealed class Outage
{
    /// <summary>Nothing gets through.</summary>
    public bool IsAway { get; set; }

    /// <summary>The card is kept, and nobody hears of it.</summary>
    public bool LosesCards { get; set; }

    /// <summary>The money is taken, and then the process dies.</summary>
    public bool DiesAfterCharge { get; set; }

    /// <summary>A number is given, and then the process dies.</summary>
    public bool DiesAfterNumber { get; set; }

    /// <summary>Why no money goes back; null when it does.</summary>
    public string? RefusesRefunds { get; set; }

    /// <summary>The keys under which refunds were asked for, one for each asking.</summary>
    public ConcurrentQueue<string> Refunds { get; } = new();

    /// <summary>The money goes back, and then the process dies.</summary>
    public bool DiesAfterRefund { get; set; }
}

/// <summary>A gateway behind a line that breaks.</summary>
internal sealed class UnreliableGateway(IPaymentGateway inner, Outage outage) : IPaymentGateway
{
    public string Name => inner.Name;

    public async Task<KeptCard> EnsureCard(string key, CardRequest card, CancellationToken cancel)
    {
        Check();
        var kept = await inner.EnsureCard(key, card, cancel);
        return outage.LosesCards ? throw new ProviderException("timeout", "The payment gateway did not answer in time.", isTransient: true) : kept;
    }

    public async Task<Charge> EnsureCharge(ChargeRequest request, CancellationToken cancel)
    {
        Check();
        var charge = await inner.EnsureCharge(request, cancel);
        return outage.DiesAfterCharge ? throw new InvalidOperationException("The process died after the charge.") : charge;
    }

    public Task<Charge?> FindCharge(string key, CancellationToken cancel)
    {
        Check();
        return inner.FindCharge(key, cancel);
    }

    public Task<Charge> EnsureNoWaiting(string key, CancellationToken cancel)
    {
        Check();
        return inner.EnsureNoWaiting(key, cancel);
    }

    public async Task<Refund> EnsureRefund(RefundRequest request, CancellationToken cancel)
    {
        Check();
        outage.Refunds.Enqueue(request.Key);
        if (outage.RefusesRefunds is { } why) throw new ProviderException("card_closed", why, isTransient: false);
        var refund = await inner.EnsureRefund(request, cancel);
        return outage.DiesAfterRefund ? throw new InvalidOperationException("The process died after the refund.") : refund;
    }

    private void Check()
    {
        if (outage.IsAway) throw new ProviderException("unreachable", "The payment gateway cannot be reached.", isTransient: true);
    }
}
