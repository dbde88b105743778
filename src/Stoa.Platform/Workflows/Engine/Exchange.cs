using Npgsql;
using Stoa.Platform.Workflows.Engine.Statements;
using Stoa.Platform.Workflows.Kinds;

namespace Stoa.Platform.Workflows.Engine;

/// <summary>One commit with the database: moves to be recorded, and runs to be claimed in the same go.</summary>
/// <param name="Worker">Under which lease.</param>
/// <param name="Now">Real time.</param>
/// <param name="Moves">Of different runs.</param>
/// <param name="Wanted">What to claim; null for nothing.</param>
internal sealed record Exchange(Guid Worker, DateTimeOffset Now, IReadOnlyList<Move> Moves, Quota? Wanted)
{
    // A writer must not wait long for a row that somebody's open transaction holds: it is one run of hundreds. And the plans are
    // made once: by key, whatever the statistics say of a table that is empty now and full a second later.
    private const string Settings = """
        SELECT set_config('lock_timeout', '100ms', true), set_config('plan_cache_mode', 'force_generic_plan', true),
            set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true)
        """;

    /// <summary>Sends it as one batch, which is one transaction.</summary>
    public async Task<ExchangeAnswer> Send(NpgsqlConnection connection, KnownWorkflows known, CancellationToken cancel)
    {
        var plain = Moves.Where(m => m.IsPlain).ToList();
        var ends = Moves.Where(m => m.Kind == MoveKind.Finish).ToList();
        var others = Moves.Where(m => m.Kind != MoveKind.Finish && !m.IsPlain).ToList();
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Settings));
        if (plain.Count > 0) batch.BatchCommands.Add(AdvanceStatement.For(Worker, plain));
        if (others.Count > 0) batch.BatchCommands.Add(MoveStatement.For(Worker, Now, others));
        if (ends.Count > 0) batch.BatchCommands.Add(FinishStatement.End(Worker, Now, ends));
        if (ends.Count > 0) batch.BatchCommands.Add(FinishStatement.BeginNext(Now, ends));
        if (Wanted is not null) batch.BatchCommands.Add(ClaimStatement.For(Worker, Now, known, Wanted));
        await using var rows = await batch.ExecuteReaderAsync(cancel);
        var answer = new ExchangeAnswer();
        foreach (var answering in new[] { plain, others, ends }.Where(moves => moves.Count > 0))
        {
            await rows.NextResultAsync(cancel);
            await Recorded.Read(rows, answer.Recorded, cancel);
        }

        if (Wanted is null) return answer;
        await rows.NextResultAsync(cancel);
        while (await rows.ReadAsync(cancel)) answer.Claimed.Add(ClaimStatement.Read(rows, known));
        answer.IsClaimAnswered = true;
        return answer;
    }
}
