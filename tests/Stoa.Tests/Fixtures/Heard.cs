using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Stoa.Contracts.Common;
using Stoa.Contracts.Messaging;
using Stoa.Platform.Messaging;
using Stoa.Platform.Storage;

namespace Stoa.Tests.Fixtures;

/// <summary>The messages that a test listens to, in the order in which they were handled.</summary>
internal sealed class Heard
{
    private readonly ConcurrentQueue<(TenantId Company, object Message)> messages = new();

    /// <summary>Those that were said in the company's name.</summary>
    public IReadOnlyList<TMessage> Of<TMessage>(TenantId company) => [.. messages.Where(m => m.Company == company).Select(m => m.Message).OfType<TMessage>()];

    public void Add(TenantId company, object message) => messages.Enqueue((company, message));
}

internal sealed class Hear<TMessage>(Heard heard, OperationContext operation) : IHandle<TMessage> where TMessage : IMessage
{
    public Task Handle(TMessage message, CancellationToken cancel)
    {
        heard.Add(operation.Tenant, message);
        return Task.CompletedTask;
    }
}

internal static class Listening
{
    /// <summary>Lets the test listen, through a component that would hear it too.</summary>
    public static IServiceCollection ListenTo<TMessage, TStore>(this IServiceCollection services, string component)
        where TMessage : IMessage where TStore : ComponentStore
    {
        services.TryAddSingleton<Heard>();
        return services.AddMessageHandler<TMessage, Hear<TMessage>, TStore>(component);
    }
}
