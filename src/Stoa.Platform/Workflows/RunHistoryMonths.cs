using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Stoa.Platform.Storage;

namespace Stoa.Platform.Workflows;

/// <summary>
/// Makes the partitions of the run history ahead of time and drops the old ones, as the role that may change the schema. When it
/// cannot, rows go to the rest partition, and nothing stops.
/// </summary>
internal sealed class RunHistoryMonths(Databases databases, RunEngineOptions options, TimeProvider clock, ILogger<RunHistoryMonths> log) : BackgroundService
{
    private const int Ahead = 2;
    private static readonly TimeSpan Every = TimeSpan.FromHours(12);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do await Tolerantly(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Makes this month and the next two, drops what is older than is kept.</summary>
    internal async Task Keep(CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        await using var connection = await databases[DatabaseRole.Migrate].OpenConnectionAsync(cancel);
        for (var month = 0; month <= Ahead; month++) await Call(connection, "platform.add_month", today.AddMonths(month), cancel);
        await Call(connection, "platform.drop_months", today.AddMonths(-options.HistoryMonths), cancel);
    }

    private static async Task Call(NpgsqlConnection connection, string procedure, DateOnly month, CancellationToken cancel)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        // A short wait only: attaching and dropping wait for writers, and others would wait behind them.
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new("SET LOCAL ROLE stoa_owner"),
                new("SET LOCAL lock_timeout = '500ms'"),
                new($"CALL {procedure}('platform.run_step', $1)") { Parameters = { new() { Value = month } } },
            },
        };
        await batch.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    private async Task Tolerantly(CancellationToken cancel)
    {
        try
        {
            await Keep(cancel);
        }
        catch (Exception refused) when (refused is NpgsqlException or TimeoutException)
        {
            log.LogWarning("The months of the run history could not be made ready: {Reason}", refused.Message);
        }
    }
}
