using System.Text.Json;
using Npgsql;
using Stoa.Contracts.Common;

namespace Stoa.Platform.Workflows.Engine.Statements;

/// <summary>What the database says to a move that it took. A move that it did not answer was refused: the run has another owner.</summary>
/// <param name="IsCancelRequested">Somebody wishes that the run ends.</param>
/// <param name="Inbox">Signals that wait to be taken.</param>
internal sealed record Recorded(bool IsCancelRequested, IReadOnlyList<ReceivedSignal> Inbox)
{
    private static readonly Recorded Plain = new(false, []);

    /// <summary>Reads rows of run, fence, cancel, inbox.</summary>
    public static async Task Read(NpgsqlDataReader rows, Dictionary<Claim, Recorded> into, CancellationToken cancel)
    {
        while (await rows.ReadAsync(cancel))
        {
            var (isCancelRequested, inbox) = (rows.GetBoolean(2), InboxOf(rows, 3));
            into.Add(new Claim(rows.GetGuid(0), rows.GetInt32(1)), !isCancelRequested && inbox.Count == 0 ? Plain : new Recorded(isCancelRequested, inbox));
        }
    }

    public static IReadOnlyList<ReceivedSignal> InboxOf(NpgsqlDataReader row, int column) => row.IsDBNull(column)
        ? []
        : JsonSerializer.Deserialize<List<ReceivedSignal>>(row.GetString(column), StoaJson.Tolerant)!;
}
