using Npgsql;
using NpgsqlTypes;

namespace Stoa.Platform.Workflows.Engine;

/// <summary>One column of rows that travel to the database as arrays, one array a column.</summary>
internal abstract record Column<TRow>(string Name, string SqlType)
{
    public abstract NpgsqlParameter Read(IReadOnlyList<TRow> rows);
}

internal sealed record Column<TRow, TValue>(string Name, string SqlType, NpgsqlDbType Type, Func<TRow, TValue> Value)
    : Column<TRow>(Name, SqlType)
{
    public override NpgsqlParameter Read(IReadOnlyList<TRow> rows)
    {
        var values = new TValue[rows.Count];
        for (var i = 0; i < values.Length; i++) values[i] = Value(rows[i]);
        return new NpgsqlParameter<TValue[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | Type };
    }
}
