using Microsoft.Extensions.DependencyInjection;
using Stoa.Platform.Messaging.Deliveries;
using Stoa.Platform.Storage;

namespace Stoa.Platform.Messaging;

/// <summary>Tells a scope for whom it works and what it handles.</summary>
internal static class MessageScope
{
    public static void Enter(IServiceProvider scope, Delivery delivery) => Enter(scope, delivery.Message, delivery.Component, delivery.Attempts + 1);

    public static void Enter(IServiceProvider scope, Envelope message, string component, int attempt)
    {
        var operation = scope.GetRequiredService<OperationContext>();
        operation.Begin(component, message.Actor, message.Name);
        operation.Enter(message.Tenant);
        var info = scope.GetRequiredService<MessageInfo>();
        (info.Id, info.Sender, info.SubjectVersion) = (message.Id, message.Sender, message.Version);
        (info.OccurredAt, info.Actor, info.Attempt) = (message.OccurredAt, message.Actor, attempt);
    }
}
