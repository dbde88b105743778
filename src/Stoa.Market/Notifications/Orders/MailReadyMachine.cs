using Stoa.Contracts.Deployer;
using Stoa.Market.Notifications.Letters;
using Stoa.Market.Notifications.Mails;
using Stoa.Market.Notifications.Storage;
using Stoa.Platform.Messaging;

namespace Stoa.Market.Notifications.Orders;

/// <summary>Says how to reach the machine that is ready.</summary>
internal sealed class MailReadyMachine(NotificationsStore store, MailPost post, Links links) : IHandle<DeploymentSucceeded>
{
    public async Task Handle(DeploymentSucceeded message, CancellationToken cancel)
    {
        var contact = await store.Contact(cancel);
        await post.Write(MachineReadyLetter.Write(contact.In(links), message), contact.Email, cancel);
    }
}
