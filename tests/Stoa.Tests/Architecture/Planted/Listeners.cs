// The type below breaks the rule of handlers, for TheHandlers to find.
using Stoa.Contracts.Deployer;
using Stoa.Platform.Messaging;

namespace Stoa.Tests.Architecture.Planted;

internal sealed class Collector(TimeProvider clock) : IHandle<DeploymentFailed>
{
    private readonly List<DeploymentFailed> all = [];
    private DateTimeOffset last;

    public Task Handle(DeploymentFailed message, CancellationToken cancel)
    {
        all.Add(message);
        last = last == default || all.Count > 1 ? clock.GetUtcNow() : last;
        return Task.CompletedTask;
    }
}
