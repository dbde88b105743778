using Npgsql;

namespace Stoa.Platform.Operations.Acts;

/// <summary>
/// Notes what operators do in the very statement that does it, so that neither is without the other. The table is append-only.
/// </summary>
internal static class OperatorActs
{
    /// <summary>A command that does the effect and, where it touched a row, notes it; it affects as many rows as it noted.</summary>
    /// <param name="source">Logs in as stoa_engine.</param>
    /// <param name="effect">One UPDATE or DELETE with its values; a RETURNING is added.</param>
    /// <param name="act">What to note.</param>
    public static NpgsqlBatch Noting(this NpgsqlDataSource source, (string Sql, object[] Values) effect, Act act)
    {
        var at = effect.Values.Length;
        var batch = source.CreateBatch();
        var command = new NpgsqlBatchCommand($"""
            WITH done AS ({effect.Sql} RETURNING 1)
            INSERT INTO platform.operator_act (id, at, operator, act, subject, detail)
            SELECT ${at + 1}, ${at + 2}, ${at + 3}, ${at + 4}, ${at + 5}, ${at + 6} FROM done
            """);
        object[] noted = [Guid.CreateVersion7(act.At), act.At, act.Operator, act.Name, act.Subject, act.Detail];
        foreach (var value in effect.Values.Concat(noted)) command.Parameters.Add(new NpgsqlParameter { Value = value });
        batch.BatchCommands.Add(command);
        return batch;
    }
}
