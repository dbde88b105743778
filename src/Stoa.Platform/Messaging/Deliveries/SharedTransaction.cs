using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Stoa.Platform.Messaging.Subscriptions;
using Stoa.Platform.Storage;

namespace Stoa.Platform.Messaging.Deliveries;

/// <summary>
/// One transaction in which several messages of one company are handled. The store saves when a handler has ended and forgets what it
/// knew, so that the next one reads what those before it wrote and has nothing else of them. A failure undoes all.
/// </summary>
internal sealed class SharedTransaction : IAsyncDisposable
{
    // Whoever holds rows of many things must not wait long for one more: the others would wait for it in a ring. It gives way before
    // the server looks for such rings, which it does after a second.
    private const string GiveWay = "SELECT set_config('lock_timeout', '100ms', true)";

    // Without ON CONFLICT: one that was handled before undoes the batch, and each alone finds out which it was.
    private const string Note = """
        INSERT INTO platform.inbox (tenant_id, message, handler, handled_at) SELECT $1, m, h, $4 FROM unnest($2::uuid[], $3::text[]) n(m, h) ORDER BY m, h
        """;

    private readonly AsyncServiceScope scope;
    private readonly ComponentStore store;
    private readonly List<(Guid Message, string Handler)> handled = [];
    private IDbContextTransaction? transaction;
    private (string Actor, string Operation) announced;

    private SharedTransaction(AsyncServiceScope scope, ComponentStore store) => (this.scope, this.store) = (scope, store);

    private NpgsqlConnection Connection => (NpgsqlConnection)store.Database.GetDbConnection();

    private (string Actor, string Operation) Acting => (store.Operation.Actor, store.Operation.Operation);

    /// <summary>Begins it for the company and the store of the message.</summary>
    public static async Task<SharedTransaction> Begin(IServiceScopeFactory scopes, MessageHandler handler, Delivery first, CancellationToken cancel)
    {
        var opened = scopes.CreateAsyncScope();
        MessageScope.Enter(opened.ServiceProvider, first);
        var shared = new SharedTransaction(opened, handler.Store!(opened.ServiceProvider));
        try
        {
            await shared.Begin(cancel);
            return shared;
        }
        catch
        {
            await shared.DisposeAsync();
            throw;
        }
    }

    /// <summary>Calls the handler and saves.</summary>
    /// <exception cref="InvalidOperationException">The message is about another company.</exception>
    public async Task Handle(MessageHandler handler, Delivery delivery, CancellationToken cancel)
    {
        MessageScope.Enter(scope.ServiceProvider, delivery);
        await Announce(cancel);
        await handler.Handle(scope.ServiceProvider, delivery.Message.Body, cancel);
        await store.SaveChangesAsync(cancel);
        store.ChangeTracker.Clear();
        handled.Add((delivery.Message.Id, handler.InboxName));
    }

    /// <summary>Commits what was handled, and that it was.</summary>
    public async Task Commit(DateTimeOffset now, CancellationToken cancel)
    {
        await using var note = new NpgsqlCommand(Note, Connection);
        note.Parameters.Add(new() { Value = store.Operation.Tenant.Value });
        note.Parameters.Add(new() { Value = handled.Select(h => h.Message).ToArray() });
        note.Parameters.Add(new() { Value = handled.Select(h => h.Handler).ToArray() });
        note.Parameters.Add(new() { Value = now });
        await note.ExecuteNonQueryAsync(cancel);
        // A commit that is cancelled half way may have happened; so it is not cancelled.
        await transaction!.CommitAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        if (transaction is not null) await transaction.DisposeAsync();
        await scope.DisposeAsync();
    }

    private async Task Begin(CancellationToken cancel)
    {
        transaction = await store.Begin(cancel);
        announced = Acting;
        store.Database.AutoSavepointsEnabled = false;
        await using var giveWay = new NpgsqlCommand(GiveWay, Connection);
        await giveWay.ExecuteNonQueryAsync(cancel);
    }

    // Policies and audit triggers read who acts and what is done from the settings of the transaction.
    private async Task Announce(CancellationToken cancel)
    {
        if (announced == Acting) return;
        announced = Acting;
        await TenantInterceptor.Announce(Connection, store.Operation, cancel);
    }
}
