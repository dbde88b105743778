using System.Collections.Frozen;
using System.Text;

namespace Stoa.Platform.Lifecycles;

/// <summary>
/// The life of one kind of thing as a table: from a state, on an event, to a state. What is not in the table is illegal and
/// throws; it is never passed over, since a forgotten event is how two components come to believe different things.
/// </summary>
/// <remarks>The first row begins with the state in which a thing is made. Held in a static field of the entity.</remarks>
public sealed class Transitions<TState, TEvent>
    where TState : struct, Enum
    where TEvent : struct, Enum
{
    private readonly FrozenDictionary<(TState, TEvent), TState> table;

    /// <param name="rows">Every legal move; a state and an event lead to one state only.</param>
    /// <exception cref="ArgumentException">There is no row, or two rows begin alike.</exception>
    public Transitions(params (TState From, TEvent On, TState To)[] rows)
    {
        if (rows.Length == 0) throw new ArgumentException("A lifecycle has at least one move.", nameof(rows));
        Rows = rows;
        table = rows.ToFrozenDictionary(row => (row.From, row.On), row => row.To);
    }

    /// <summary>Every legal move, in the order of the table.</summary>
    public IReadOnlyList<(TState From, TEvent On, TState To)> Rows { get; }

    /// <summary>The state in which a thing is made.</summary>
    public TState Initial => Rows[0].From;

    /// <summary>True where the table has a row for it.</summary>
    public bool Allows(TState from, TEvent on) => table.ContainsKey((from, on));

    /// <summary>True when nothing leads out of the state.</summary>
    public bool IsFinal(TState state) => Rows.All(row => !row.From.Equals(state));

    /// <summary>The state after the event.</summary>
    /// <exception cref="IllegalTransitionException">The table has no row for it.</exception>
    public TState Move(TState from, TEvent on) =>
        table.TryGetValue((from, on), out var to) ? to : throw new IllegalTransitionException(from.ToString(), on.ToString(), On(from));

    /// <summary>The table as a mermaid state diagram (syntax <c>stateDiagram-v2</c>), for the docs.</summary>
    public string Mermaid()
    {
        var diagram = new StringBuilder("stateDiagram-v2\n").Append($"    [*] --> {Initial}\n");
        foreach (var (from, on, to) in Rows) diagram.Append($"    {from} --> {to}: {on}\n");
        foreach (var last in Rows.Select(row => row.To).Distinct().Where(IsFinal)) diagram.Append($"    {last} --> [*]\n");
        return diagram.ToString();
    }

    private string[] On(TState from) => [.. Rows.Where(row => row.From.Equals(from)).Select(row => row.On.ToString())];
}
