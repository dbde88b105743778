using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Stoa.Platform.Hosting;
using Stoa.Platform.Messaging;
using Stoa.Platform.Messaging.Deliveries;
using Stoa.Platform.Messaging.Relaying;
using Stoa.Platform.Workflows;

namespace Stoa.Tests.Fixtures;

/// <summary>A node in which messages and runs go on only when the test says so: what it sees then is final, and no test waits.</summary>
internal static class ByHand
{
    // The heartbeat too: on a clock that jumps it would end our own lease in the middle of a step.
    private static readonly Type[] Loops = [typeof(MessagingHost), typeof(WorkerHeartbeat)];

    /// <summary>Stops the loops of messaging and of the run engine.</summary>
    public static IServiceCollection MoveByHand(this IServiceCollection services)
    {
        foreach (var loop in services.Where(s => s.ServiceType == typeof(IHostedService) && Loops.Contains(s.ImplementationType)).ToList()) services.Remove(loop);
        return services.AddSingleton(new RunEngineOptions { RunsByItself = false });
    }

    /// <summary>Does all that is due by now: steps, relay, handlers, and what they lead to.</summary>
    /// <exception cref="InvalidOperationException">The node moves by itself: it and the test would take the work from each other, and one waits for ever.</exception>
    public static async Task Settle(this TestNode node)
    {
        if (node.Services.GetRequiredService<RunEngineOptions>().RunsByItself) throw new InvalidOperationException($"Make the node with {nameof(MoveByHand)}.");
        var cancel = TestContext.Current.CancellationToken;
        await node.Services.GetRequiredService<Worker>().Beat(cancel);
        await node.Services.GetRequiredService<MessagingUpkeep>().Tick(cancel);
        int done;
        do
        {
            await node.Services.GetRequiredService<RunEngine>().Tick(cancel);
            done = await node.Services.GetRequiredService<Relay>().MoveBatch(cancel);
            done += await node.Services.GetRequiredService<Dispatcher>().Turn(cancel);
            await node.Services.GetRequiredService<Dispatcher>().Idle;
        }
        while (done > 0);
    }

    /// <summary>Lets time pass, then does all that is due.</summary>
    public static async Task Pass(this TestNode node, TimeSpan time)
    {
        node.Clock.Advance(time);
        await node.Settle();
    }
}
