using Npgsql;

namespace Stoa.Platform.Messaging;

/// <summary>
/// Statements that go to the server in one trip and are one transaction, which no pause of this process can leave open.
/// </summary>
internal static class Statements
{
    // Moves and acknowledgements need no flush of their own: if they are lost they are done again, and the commit of a handler
    // that saw them flushes what came before it.
    private const string Unflushed = "SELECT set_config('synchronous_commit', 'off', true)";

    public static NpgsqlBatch CreateUnflushedBatch(this NpgsqlDataSource source)
    {
        var batch = source.CreateBatch();
        batch.Add(Unflushed);
        return batch;
    }

    public static void Add(this NpgsqlBatch batch, string sql, params ReadOnlySpan<object> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        batch.BatchCommands.Add(command);
    }
}
