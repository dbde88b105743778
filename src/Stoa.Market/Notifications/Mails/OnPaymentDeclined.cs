using Stoa.Contracts.Billing;
using Stoa.Market.Notifications.Letters;
using Stoa.Platform.Messaging;

namespace Stoa.Market.Notifications.Mails;

/// <summary>Says that a payment did not go through, and what to do.</summary>
internal sealed class OnPaymentDeclined(Postbox postbox) : IHandle<PaymentDeclined>
{
    public Task Handle(PaymentDeclined message, CancellationToken cancel) => postbox.Write(
        new Letter(new Phrase("declined.subject"), [new Phrase("declined.text", message.Detail), new Phrase("declined.next")]), cancel);
}
