using Stoa.Contracts.Deployer;
using Stoa.Market.Notifications.Letters;
using Stoa.Platform.Messaging;

namespace Stoa.Market.Notifications.Mails;

/// <summary>Tells how to reach what was ordered.</summary>
internal sealed class OnDeploymentSucceeded(Postbox postbox) : IHandle<DeploymentSucceeded>
{
    public Task Handle(DeploymentSucceeded message, CancellationToken cancel) => postbox.Write(
        new Letter(new Phrase("ready.subject", message.Hostname), [new Phrase("ready.text", message.ProductName)], message.Endpoint.Command), cancel);
}
