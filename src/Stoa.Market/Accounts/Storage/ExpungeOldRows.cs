using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Stoa.Platform.Storage;

namespace Stoa.Market.Accounts.Storage;

/// <summary>
/// Takes away each hour what is of no use any more and tells of people: sign-ups a day after their code ended, sessions a month
/// after their end, counts of attempts that no longer hold anybody. Several processes may do it at once.
/// </summary>
internal sealed class ExpungeOldRows(Databases databases, TimeProvider clock, ILogger<ExpungeOldRows> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Run(stoppingToken);
            }
            catch (NpgsqlException lost)
            {
                log.LogWarning("Old rows of accounts stay until the next look: {Reason}", lost.Message);
            }
        }
    }

    /// <summary>Once.</summary>
    public async Task Run(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await Delete("accounts.sign_up WHERE expires_at < $1", now.AddDays(-1), cancel);
        await Delete("accounts.session WHERE expires_at < $1 OR ended_at < $1", now.AddDays(-30), cancel);
        await Delete("accounts.attempt_limit WHERE busy_until < $1", now, cancel);
    }

    private async Task Delete(string rows, DateTimeOffset before, CancellationToken cancel)
    {
        await using var command = databases[DatabaseRole.Auth].CreateCommand($"DELETE FROM {rows}");
        command.Parameters.Add(new() { Value = before });
        await command.ExecuteNonQueryAsync(cancel);
    }
}
