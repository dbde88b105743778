using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Stoa.Platform.Messaging;
using Stoa.Platform.Storage;

namespace Stoa.Tests.Messaging;

/// <summary>Writes down what it hears, after the test had its say.</summary>
internal sealed class Hear(TalkStore store, OperationContext operation, MessageInfo info, Script script) : IHandle<Said>, IHandle<Whispered>
{
    public Task Handle(Said message, CancellationToken cancel) => Write(message.Topic, message.Number, cancel);

    public Task Handle(Whispered message, CancellationToken cancel) => Write(message.Topic, number: 0, cancel);

    private async Task Write(Guid topic, int number, CancellationToken cancel)
    {
        store.Heard.Add(new()
        {
            TenantId = operation.Tenant,
            Component = operation.Component,
            Topic = topic,
            Number = number,
            Attempt = info.Attempt,
            Actor = operation.Actor,
            Seen = await store.Heard.CountAsync(cancel),
        });
        await script.Play(topic, number, cancel);
    }
}

/// <summary>A second handler of the same component.</summary>
internal sealed class HearToo(TalkStore store, OperationContext operation, MessageInfo info, Script script) : IHandle<Said>
{
    private readonly Hear same = new(store, operation, info, script);

    public Task Handle(Said message, CancellationToken cancel) => same.Handle(message with { Number = message.Number + 1000 }, cancel);
}

/// <summary>Keeps in memory what it hears.</summary>
internal sealed class HearShouts(Script script) : IHandle<Shouted>
{
    public async Task Handle(Shouted message, CancellationToken cancel)
    {
        await script.Play(message.Topic, message.Number, cancel);
        script.Shouts.Enqueue(message.Number);
    }
}

/// <summary>What a test makes happen inside the handlers of one process.</summary>
internal sealed class Script
{
    /// <summary>Called in the handler's transaction, before it is saved.</summary>
    public Func<Guid, int, CancellationToken, Task> Play { get; set; } = (_, _, _) => Task.CompletedTask;

    /// <summary>What <see cref="HearShouts"/> of this process heard.</summary>
    public ConcurrentQueue<int> Shouts { get; } = new();
}
