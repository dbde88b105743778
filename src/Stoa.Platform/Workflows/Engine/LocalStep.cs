using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Stoa.Platform.Storage;
using Stoa.Platform.Workflows.Engine.Statements;

namespace Stoa.Platform.Workflows.Engine;

/// <summary>A step that writes its component's rows: they and the progress of the run are one transaction, seen as one company.</summary>
internal static class LocalStep
{
    public static async Task<StepTaken> Take(StepAttempt call, Guid owner, CancellationToken cancel)
    {
        var store = call.Scope.GetRequiredKeyedService<ComponentStore>(call.Run.Kind.Component);
        await using var transaction = await store.Begin(cancel);
        var move = AsKept(await call.Perform(cancel));
        await store.SaveChangesAsync(cancel);
        var recorded = await Record(store, (owner, call.Now), move, cancel) ?? throw new RefusedException();
        await Commit(transaction);
        return new StepTaken(move, recorded);
    }

    // Ending a run begins the next one of its subject, which is the engine's business: it follows as a move of its own.
    private static Move AsKept(Move move) => move.Kind == MoveKind.Finish ? move with { Kind = MoveKind.Keep } : move;

    // Not cancelled, since then it would not be known what became of it.
    private static async Task Commit(IDbContextTransaction transaction)
    {
        try
        {
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (Exception broken) when (UnknownOutcomeException.IsCausedBy(broken))
        {
            throw new UnknownOutcomeException(broken);
        }
    }

    private static async Task<Recorded?> Record(ComponentStore store, (Guid Owner, DateTimeOffset Now) by, Move move, CancellationToken cancel)
    {
        await using var batch = new NpgsqlBatch(
            (NpgsqlConnection)store.Database.GetDbConnection(), (NpgsqlTransaction)store.Database.CurrentTransaction!.GetDbTransaction());
        batch.BatchCommands.Add(MoveStatement.For(by.Owner, by.Now, [move]));
        await using var rows = await batch.ExecuteReaderAsync(cancel);
        var recorded = new Dictionary<Claim, Recorded>();
        await Recorded.Read(rows, recorded, cancel);
        return recorded.GetValueOrDefault(move.Claim);
    }
}
