using Stoa.Contracts.Accounts;
using Stoa.Market.Notifications.Letters;
using Stoa.Platform.Messaging;
using Stoa.Platform.Security.Secrets;
using Stoa.Platform.Storage;

namespace Stoa.Market.Notifications.Mails;

/// <summary>Mails the code, or says that there is an account already.</summary>
internal sealed class OnSignUpRequested(Postbox postbox, Sealed secrets, OperationContext operation) : IHandle<SignUpRequested>
{
    public Task Handle(SignUpRequested message, CancellationToken cancel) =>
        postbox.Write(message.SealedCode is { } code ? WithCode(message, code) : Known, message.Email, message.Language, cancel);

    private static Letter Known { get; } = new(new Phrase("known.subject"), [new Phrase("known.text"), new Phrase("known.ignore")]);

    private Letter WithCode(SignUpRequested message, string stored)
    {
        var code = secrets.Open(new SealedPlace(operation.Tenant, message.SignUp.ToString(), SignUpRequested.SealedCodeColumn), stored);
        // Not in the subject: that is stored in clear and shows on locked screens.
        return new Letter(new Phrase("code.subject"), [new Phrase("code.text"), new Phrase("code.ignore")], code);
    }
}
