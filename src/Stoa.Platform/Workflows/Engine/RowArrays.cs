using Npgsql;
using NpgsqlTypes;

namespace Stoa.Platform.Workflows.Engine;

/// <summary>
/// Rows as one array a column: a statement handles hundreds of them in one round trip with one plan. Names and values stand side
/// by side, so they cannot drift apart.
/// </summary>
internal sealed class RowArrays<TRow>
{
    private readonly List<Column<TRow>> columns = [];

    public RowArrays<TRow> Uuid(string name, Func<TRow, Guid> value) => Add(name, "uuid", NpgsqlDbType.Uuid, value);

    public RowArrays<TRow> Int(string name, Func<TRow, int> value) => Add(name, "int", NpgsqlDbType.Integer, value);

    public RowArrays<TRow> Small(string name, Func<TRow, short?> value) => Add(name, "smallint", NpgsqlDbType.Smallint, value);

    public RowArrays<TRow> Bool(string name, Func<TRow, bool> value) => Add(name, "boolean", NpgsqlDbType.Boolean, value);

    public RowArrays<TRow> Text(string name, Func<TRow, string?> value) => Add(name, "text", NpgsqlDbType.Text, value);

    public RowArrays<TRow> Json(string name, Func<TRow, string?> value) => Add(name, "json", NpgsqlDbType.Json, value);

    public RowArrays<TRow> Time(string name, Func<TRow, DateTimeOffset?> value) => Add(name, "timestamptz", NpgsqlDbType.TimestampTz, value);

    /// <summary><c>unnest($2::uuid[], $3::int[]) AS d(run_id, fence)</c>.</summary>
    /// <param name="first">Number of the first parameter.</param>
    public string From(int first) =>
        $"unnest({string.Join(", ", columns.Select((c, i) => $"${first + i}::{c.SqlType}[]"))}) AS d({string.Join(", ", columns.Select(c => c.Name))})";

    /// <summary>Appends one parameter a column.</summary>
    public void Bind(NpgsqlParameterCollection parameters, IReadOnlyList<TRow> rows)
    {
        foreach (var column in columns) parameters.Add(column.Read(rows));
    }

    private RowArrays<TRow> Add<TValue>(string name, string sqlType, NpgsqlDbType type, Func<TRow, TValue> value)
    {
        columns.Add(new Column<TRow, TValue>(name, sqlType, type, value));
        return this;
    }
}
