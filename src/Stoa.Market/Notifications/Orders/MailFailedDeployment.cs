using Stoa.Contracts.Deployer;
using Stoa.Market.Notifications.Letters;
using Stoa.Market.Notifications.Mails;
using Stoa.Market.Notifications.Storage;
using Stoa.Platform.Messaging;

namespace Stoa.Market.Notifications.Orders;

/// <summary>Says that a machine could not be made, and why.</summary>
internal sealed class MailFailedDeployment(NotificationsStore store, MailPost post, Links links) : IHandle<DeploymentFailed>
{
    public async Task Handle(DeploymentFailed message, CancellationToken cancel)
    {
        var contact = await store.Contact(cancel);
        var order = await store.Order(message.Order, cancel);
        await post.Write(DeploymentFailedLetter.Write(contact.In(links), order, message.Detail), contact.Email, cancel);
    }
}
