using Stoa.Market.Billing.Payments;
using Stoa.Tests.Architecture;
using Stoa.Tests.Lifecycles;

namespace Stoa.Tests.Market.Billing;

public sealed class LifeOfAPaymentTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Every_event_in_every_state_either_moves_it_or_is_refused() => Assert.Equal(
        """
        Pending: Charged -> Succeeded, Declined -> Failed, ActionAsked -> RequiresAction, AnswerLost -> Unknown
        Succeeded: GivenBack -> Refunded
        RequiresAction: Charged -> Succeeded, Declined -> Failed
        Unknown: Charged -> Succeeded, Declined -> Failed, ActionAsked -> RequiresAction
        """,
        LifecycleWalk.Of<Payment, PaymentState, PaymentEvent>(() => new Payment(), Apply, payment => payment.State));

    [Fact]
    public void The_README_draws_the_same_table() =>
        Assert.Contains(Payment.Lifecycle.Mermaid(), Product.Read("src/Stoa.Market/Billing/README.md"));

    private static void Apply(Payment payment, PaymentEvent on)
    {
        if (on == PaymentEvent.Charged) payment.Succeed(Now);
        else if (on == PaymentEvent.ActionAsked) payment.AskForAction();
        else if (on == PaymentEvent.GivenBack) payment.GiveBack();
        else if (on == PaymentEvent.AnswerLost) payment.LoseSight();
        else payment.Fail("card_declined", "Declined.", Now);
    }
}
