using System.CommandLine;
using Stoa.Contracts.Deployer;
using Stoa.Contracts.Workflows;

namespace Stoa.Cli.Deployments;

/// <summary><c>stoa deployments list|show|stop|start|reboot</c>.</summary>
internal static class DeploymentsCommand
{
    private static readonly Argument<DeploymentId> Id = Ids.Argument<DeploymentId>("deployment", "The deployment's id, dep_...");
    private static readonly Option<bool> Wait = new("--wait") { Description = "Follow it until it is done." };

    public static readonly (string, Func<DeploymentView, string>)[] Columns =
    [
        ("id", d => d.Id.ToString()),
        ("state", d => d.State.ToString()),
        ("product", d => d.ProductName),
        ("hostname", d => d.Hostname),
        ("name", d => d.Name ?? ""),
        ("endpoint", d => d.Endpoint?.Command ?? ""),
        ("waits for", d => d.Run?.Steps.FirstOrDefault(s => s.Reason is not null)?.Reason ?? ""),
    ];

    public static Command Create() => new("deployments", "What runs for you.")
    {
        ClientCommand.Create("list", "Your deployments, newest first.", List),
        ClientCommand.Create("show", "One deployment.", Show, Id),
        Action("stop", "Switch the machine off.", (client, id, key, cancel) => client.Stop(id, key, cancel)),
        Action("start", "Switch the machine on.", (client, id, key, cancel) => client.Start(id, key, cancel)),
        Action("reboot", "Restart the machine.", (client, id, key, cancel) => client.Reboot(id, key, cancel)),
    };

    private static Command Action(string name, string description, Func<DeployerClient, DeploymentId, string, CancellationToken, Task<DeploymentView>> act) =>
        ClientCommand.Create(name, description, async (call, cancel) =>
        {
            var asked = await act(call.Client(http => new DeployerClient(http)), call.Value(Id), Invocation.NewKey(), cancel);
            if (call.Value(Wait)) return await new FollowDeployment(call, new Following(call.Output, TimeProvider.System)).ToEnd(asked, cancel) is { Run.State: RunState.Succeeded } ? 0 : 1;
            call.Output.Print(asked, Columns);
            call.Output.Say($"The wish to {name} is taken; the state is another one when it is done.");
            call.Output.Next($"stoa deployments show {asked.Id}");
            return 0;
        }, Id, Wait);

    private static async Task<int> List(Invocation call, CancellationToken cancel)
    {
        call.Output.Print(await Pages.All(call.Client(http => new DeployerClient(http)).Deployments, cancel), Columns);
        return 0;
    }

    private static async Task<int> Show(Invocation call, CancellationToken cancel)
    {
        if (await call.Client(http => new DeployerClient(http)).Deployment(call.Value(Id), cancel) is not { } deployment)
            return call.Output.Fail("There is no such deployment, or it is not yours.", "See: stoa deployments list");
        call.Output.Print(deployment, Columns);
        return 0;
    }
}
