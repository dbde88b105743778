using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Stoa.Platform.Storage;

namespace Stoa.Platform.Http.Idempotency;

/// <summary>
/// What becomes of the key of the request at hand. Its row is made where the endpoint's store begins its transaction, be that
/// before the handler or in it, and so stands and falls with the effect.
/// </summary>
internal sealed class KeyedRequest(OperationContext operation, Databases databases, TimeProvider clock)
{
    private static readonly TimeSpan StillAnswering = TimeSpan.FromMinutes(1);
    private readonly Guid holder = Guid.NewGuid();
    private RequestKey? key;
    private Type? store;
    private IDbContextTransaction? claimedIn;

    public bool HasKey => key is not null;

    /// <summary>From now on the first statement of the store's transactions claims the key.</summary>
    public void Expect(RequestKey requestKey, Type requestStore)
    {
        (key, store) = (requestKey, requestStore);
        operation.AtBegin = Claim;
        operation.Wish = requestKey.Wish;
    }

    /// <summary>For a handler that begins late: is there an answer already, so that it need not even start?</summary>
    /// <exception cref="AnsweredBeforeException">There is.</exception>
    public async Task Look(DatabaseRole login, CancellationToken cancel)
    {
        await using var connection = await databases[login].OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await TenantInterceptor.Announce(connection, operation, cancel);
        if (await KeyTable.Find(connection, key!, clock.GetUtcNow(), cancel) is { } row) Answer(row);
    }

    /// <summary>True when the transaction is the one that holds the key.</summary>
    public bool IsClaimedIn(IDbContextTransaction? transaction) => transaction is not null && claimedIn == transaction;

    /// <summary>Keeps the answer in the transaction of the effect, or frees the key there.</summary>
    /// <param name="inside">The endpoint's store, its transaction open.</param>
    /// <param name="outcome">How the request ended.</param>
    /// <param name="answer">What it is answered.</param>
    public async Task Settle(ComponentStore inside, Outcome outcome, KeptAnswer answer)
    {
        var connection = (NpgsqlConnection)inside.Database.GetDbConnection();
        if (outcome == Outcome.Failed)
        {
            // What the handler wrote is gone, the claim is not: a twin that waits for the key meets the failure, not a free key.
            await using var back = new NpgsqlCommand("ROLLBACK TO SAVEPOINT claimed", connection);
            await back.ExecuteNonQueryAsync(CancellationToken.None);
        }

        await Write(connection, outcome, answer);
    }

    /// <summary>For a handler that has committed by itself: the answer is kept after the fact, in a transaction of its own.</summary>
    public async Task SettleLate(DatabaseRole login, Outcome outcome, KeptAnswer answer)
    {
        if (claimedIn is null) return;
        await using var connection = await databases[login].OpenConnectionAsync(CancellationToken.None);
        await using var transaction = await connection.BeginTransactionAsync(CancellationToken.None);
        await TenantInterceptor.Announce(connection, operation, CancellationToken.None);
        await Write(connection, outcome, answer);
        await transaction.CommitAsync(CancellationToken.None);
    }

    private Task Write(NpgsqlConnection connection, Outcome outcome, KeptAnswer answer) => outcome is Outcome.Done or Outcome.Failed
        ? KeyTable.Keep(connection, key!, holder, answer)
        : KeyTable.Release(connection, key!, holder);

    private async Task Claim(ComponentStore began, CancellationToken cancel)
    {
        if (began.GetType() != store) return;
        var connection = (NpgsqlConnection)began.Database.GetDbConnection();
        if (await IsFree(connection, cancel))
            claimedIn = began.Database.CurrentTransaction;
        else if (await KeyTable.Find(connection, key!, clock.GetUtcNow(), cancel) is { } row)
            Answer(row);
        else throw InFlight();
    }

    private async Task<bool> IsFree(NpgsqlConnection connection, CancellationToken cancel)
    {
        try
        {
            return await KeyTable.Claim(connection, key!, holder, clock.GetUtcNow(), cancel);
        }
        catch (PostgresException late) when (late.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            throw InFlight();
        }
    }

    private static RefusedException InFlight() => new(PlatformProblems.KeyInFlight) { RetryAfter = TimeSpan.FromSeconds(1) };

    private void Answer(KeyRow row)
    {
        if (!row.Fingerprint.AsSpan().SequenceEqual(key!.Fingerprint)) throw new RefusedException(PlatformProblems.KeyReused);
        if (row.Answer is { } answer) throw new AnsweredBeforeException(answer);
        // Committed without an answer, by a handler that commits itself: it may still be about to answer, or its process has died.
        throw clock.GetUtcNow() - row.At < StillAnswering ? InFlight() : new RefusedException(PlatformProblems.AnswerLost);
    }
}

/// <summary>How a request ended, seen from its transaction.</summary>
internal enum Outcome
{
    /// <summary>Below 400: what was written stays.</summary>
    Done,

    /// <summary>Refused: nothing of it stays.</summary>
    Refused,

    /// <summary>Refused by an endpoint whose attempts count: what was written stays.</summary>
    RefusedAndKept,

    /// <summary>500: a bug. Nothing of it stays, and the same request again would meet the same bug.</summary>
    Failed,
}
