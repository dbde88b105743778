using System.Text.RegularExpressions;

namespace Stoa.SystemTests.Kills;

/// <summary>What a process asks until the server is ready again, and what that changed.</summary>
internal sealed partial class Exchange
{
    // What every process does all the time whether or not somebody orders something.
    private static readonly HashSet<string> Upkeep = ["platform.worker", "platform.node", "platform.relay_bucket", "platform.clock", "platform.subscription"];
    private readonly List<string> asked = [];
    private readonly List<string> changes = [];
    private readonly TaskCompletionSource answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int answers;
    private bool isAnyValueSet;

    /// <summary>Ends when each statement has its answer, or one failed.</summary>
    public Task Answered => answered.Task;

    public bool Failed { get; private set; }

    public bool MayChange => asked.Exists(sql => Change().IsMatch(sql));

    /// <summary>What its end commits; known by whoever sends that end.</summary>
    public Effect? Effect { get; set; }

    /// <summary>The names of what it changed; none when the server answered that no row was touched.</summary>
    public IReadOnlyList<string> Changed => changes;

    public bool Mentions(string table) => asked.Exists(sql => sql.Contains(table, StringComparison.Ordinal));

    public void Ask(string sql)
    {
        lock (asked) asked.Add(sql);
    }

    /// <summary>A row of an answer: where changes hide behind a SELECT that counts them, only the row tells whether there were any.</summary>
    public void Row(WireMessage row) => isAnyValueSet |= row.HasValues();

    /// <param name="tag">Such as <c>UPDATE 3</c>; empty for an answer without one.</param>
    public void Answer(string tag)
    {
        lock (asked)
        {
            if (answers < asked.Count && (tag.StartsWith("SELECT", StringComparison.Ordinal) ? isAnyValueSet : Touched(tag))) changes.AddRange(Changes(asked[answers]));
            isAnyValueSet = false;
            if (++answers == asked.Count) answered.TrySetResult();
        }
    }

    public void Fail()
    {
        Failed = true;
        answered.TrySetResult();
    }

    public void End() => answered.TrySetResult();

    /// <summary>What a transaction of these exchanges does; null when it leaves nothing, or only upkeep.</summary>
    public static string? NameOf(string login, IEnumerable<Exchange> transaction)
    {
        var all = transaction.SelectMany(one => one.changes).Distinct().Order(StringComparer.Ordinal).ToList();
        return all.TrueForAll(change => Upkeep.Contains(change[(change.IndexOf(' ', StringComparison.Ordinal) + 1)..])) ? null : $"{login}: {string.Join(", ", all)}";
    }

    private static bool Touched(string tag) => tag.Length > 0 && int.TryParse(tag[(tag.LastIndexOf(' ') + 1)..], out var rows) && rows > 0;

    private static IEnumerable<string> Changes(string sql) =>
        Change().Matches(sql).Select(match => $"{match.Groups[1].Value.Split(' ')[0].ToLowerInvariant()} {match.Groups[2].Value.Replace("\"", "", StringComparison.Ordinal)}");

    [GeneratedRegex("""\b(INSERT INTO|UPDATE|DELETE FROM)\s+([\w"]+\.[\w"]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex Change();
}
