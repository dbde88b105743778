using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Stoa.Platform.Messaging.Subscriptions;
using Stoa.Platform.Storage;

namespace Stoa.Platform.Messaging.Deliveries;

/// <summary>Calls a delivery's handlers, each in a scope and a transaction of its own that begins with its inbox row.</summary>
internal sealed class DeliveryHandling(
    IServiceScopeFactory scopes, MessageHandlers handlers, MessagingOptions options, TimeProvider clock, ILogger<DeliveryHandling> log)
{
    /// <summary>Never throws: how it ended is the result.</summary>
    public async Task<Outcome> Handle(Delivery delivery, CancellationToken stop)
    {
        using var activity = MessagingTelemetry.Follow(delivery.Message, delivery.Component);
        if (delivery.Attempts >= options.MaxAttempts) return Report(new(delivery, OutcomeKind.Failed, Error: null));
        // How long code runs is a matter of the real time; the other clock may be a test's or a sandbox's, and jump.
        using var limit = new CancellationTokenSource(options.HandlerTimeout, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
        try
        {
            foreach (var handler in handlers.Of(delivery))
                await HandleOnce(handler, delivery, either.Token);
            return Report(new(delivery, OutcomeKind.Handled, Error: null));
        }
        catch (Exception failure)
        {
            // Whatever it was stands beside the delivery, where a person finds it; the queue itself goes on.
            activity?.SetStatus(System.Diagnostics.ActivityStatusCode.Error, failure.Message);
            var isUndone = stop.IsCancellationRequested || Outage.Caused(failure);
            return Report(new(delivery, isUndone ? OutcomeKind.Undone : OutcomeKind.Failed, Describe(failure, limit.IsCancellationRequested)));
        }
    }

    private async Task HandleOnce(MessageHandler handler, Delivery delivery, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        MessageScope.Enter(scope.ServiceProvider, delivery);
        var store = handler.Store!(scope.ServiceProvider);
        await using var transaction = await store.Begin(cancel);
        store.Database.AutoSavepointsEnabled = false; // Whatever fails undoes it all.
        if (!await IsFirst(store, handler, delivery.Message, cancel)) return;
        await handler.Handle(scope.ServiceProvider, delivery.Message.Body, cancel);
        await store.SaveChangesAsync(cancel);
        // A commit that is cancelled half way may have happened; so it is not cancelled.
        await transaction.CommitAsync(CancellationToken.None);
    }

    // False when a transaction that committed has handled the message. One that is still open is waited for.
    private async Task<bool> IsFirst(ComponentStore store, MessageHandler handler, Envelope message, CancellationToken cancel)
    {
        return await store.Database.ExecuteSqlAsync($"""
            INSERT INTO platform.inbox (tenant_id, message, handler, handled_at)
            VALUES ({message.Tenant.Value}, {message.Id}, {handler.InboxName}, {clock.GetUtcNow()}) ON CONFLICT DO NOTHING
            """, cancel) == 1;
    }

    private Outcome Report(Outcome outcome)
    {
        var (delivery, message) = (outcome.Delivery, outcome.Delivery.Message);
        if (outcome.Kind == OutcomeKind.Handled)
        {
            MessagingTelemetry.Handled(delivery, clock.GetUtcNow() - message.OccurredAt);
            return outcome;
        }

        var again = outcome.Again(options.MaxAttempts);
        MessagingTelemetry.NotHandled(delivery, again.IsParked);
        if (again.IsParked) log.LogError("{Component} could not handle {Message} {Id}; {Key} is parked: {Error}", delivery.Component, message.Name, message.Id, delivery.Key, outcome.Error);
        else log.LogWarning("{Component} did not handle {Message} {Id}, comes again in {Delay}: {Error}", delivery.Component, message.Name, message.Id, again.After, outcome.Error);
        return outcome;
    }

    private string Describe(Exception failure, bool isTooLate)
    {
        var text = isTooLate ? $"It took longer than {options.HandlerTimeout.TotalSeconds:0.##} s." : $"{failure.GetType().Name}: {failure.Message}";
        if (failure.InnerException is { } inner && !isTooLate) text += $" <- {inner.GetType().Name}: {inner.Message}";
        return text.Length <= 2000 ? text : text[..2000];
    }
}
