using Stoa.Contracts.Deployer;
using Stoa.Market.Notifications.Letters;
using Stoa.Platform.Messaging;

namespace Stoa.Market.Notifications.Mails;

/// <summary>Says that a machine could not be made.</summary>
internal sealed class OnDeploymentFailed(Postbox postbox) : IHandle<DeploymentFailed>
{
    public Task Handle(DeploymentFailed message, CancellationToken cancel) => postbox.Write(
        new Letter(new Phrase("failed.subject", message.Deployment.ToString()), [new Phrase("failed.text", message.Detail), new Phrase("failed.next")]), cancel);
}
