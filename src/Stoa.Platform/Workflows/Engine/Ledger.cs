using Microsoft.Extensions.Logging;
using Npgsql;
using Stoa.Platform.Storage;
using Stoa.Platform.Workflows.Engine.Statements;
using Stoa.Platform.Workflows.Kinds;

namespace Stoa.Platform.Workflows.Engine;

/// <summary>Writes moves and claims runs, many in one commit, whatever state the database is in.</summary>
internal sealed class Ledger(Databases databases, WorkflowCatalog catalog, TimeProvider clock, ILogger<Ledger> log)
{
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(250);

    public TimeProvider Clock => clock;

    /// <summary>How long to leave a row alone that somebody holds.</summary>
    public Task Pause(CancellationToken cancel) => Task.Delay(Retry, clock, cancel);

    /// <summary>Makes the workflows known to the database.</summary>
    /// <exception cref="InvalidOperationException">A workflow was changed and not given a new version.</exception>
    public async Task Prepare(CancellationToken cancel) => await catalog.Ready(cancel);

    /// <summary>Records the moves and claims as many runs as the quota says.</summary>
    /// <exception cref="UnknownOutcomeException">The connection broke in the middle: what was sent may have been committed.</exception>
    /// <exception cref="OperationCanceledException">The tenure is over, or it is cancelled; nothing was sent.</exception>
    public async Task<ExchangeAnswer> Exchange(Tenure tenure, IReadOnlyList<Move> moves, Quota? claim, CancellationToken cancel)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(tenure.Token, cancel);
        try
        {
            return await Send(new Exchange(tenure.Id, clock.GetUtcNow(), moves, claim), either.Token);
        }
        catch (PostgresException refused) when (!UnknownOutcomeException.IsCausedBy(refused))
        {
            log.LogInformation("A batch of {Count} moves was rolled back: {Reason}", moves.Count, refused.MessageText);
            return await InParts(tenure, moves, refused, cancel);
        }
    }

    // One bad row, or one that somebody keeps locked, must not hold up the others: halves, until it stands alone.
    private async Task<ExchangeAnswer> InParts(Tenure tenure, IReadOnlyList<Move> moves, PostgresException refused, CancellationToken cancel)
    {
        var answer = new ExchangeAnswer();
        if (moves is [var alone]) answer.Failed.Add(alone.Claim, new FailedWrite(refused.MessageText, refused.IsTransient));
        if (moves.Count < 2) return answer;
        var half = moves.Count / 2;
        answer.Add(await Exchange(tenure, [.. moves.Take(half)], null, cancel));
        answer.Add(await Exchange(tenure, [.. moves.Skip(half)], null, cancel));
        return answer;
    }

    private async Task<ExchangeAnswer> Send(Exchange exchange, CancellationToken cancel)
    {
        var known = await catalog.Ready(cancel);
        await using var connection = await Connect(cancel);
        try
        {
            // Not to be cancelled in the middle: then it would not be known whether it was committed.
            return await exchange.Send(connection, known, CancellationToken.None);
        }
        catch (Exception broken) when (UnknownOutcomeException.IsCausedBy(broken))
        {
            throw new UnknownOutcomeException(broken);
        }
    }

    // Nothing has been sent yet, so it may be tried for as long as the lease lasts.
    private async Task<NpgsqlConnection> Connect(CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                return await databases[DatabaseRole.Engine].OpenConnectionAsync(cancel);
            }
            catch (Exception away) when (away is NpgsqlException or TimeoutException)
            {
                log.LogWarning("The database does not answer, steps cannot be recorded: {Reason}", away.Message);
                await Pause(cancel);
            }
        }
    }
}
