using Stoa.Contracts.Accounts;
using Stoa.Contracts.Common;
using Stoa.Market.Notifications.Letters;
using Stoa.Market.Notifications.Mails;
using Stoa.Platform.Messaging;
using Stoa.Platform.Security.Secrets;

namespace Stoa.Market.Notifications.SignUps;

/// <summary>Mails the code; to an address that has an account already, that it has one.</summary>
internal sealed class MailSignUpCode(MailPost post, Sealed secrets, Links links, MessageInfo info) : IHandle<SignUpRequested>
{
    public Task Handle(SignUpRequested message, CancellationToken cancel)
    {
        var words = Words.In(message.Language);
        var letter = message.SealedCode is { } code
            ? SignUpCodeLetter.Write(words, Open(message.SignUp, code), message.Expires - info.OccurredAt, links.SignUp(message.SignUp))
            : AddressKnownLetter.Write(words, links);
        return post.Write(letter, message.Email, cancel);
    }

    private string Open(SignUpId id, string code) =>
        secrets.Open(new SealedPlace(TenantId.Marketplace, id.ToString(), SignUpRequested.SealedCodeColumn), code);
}
