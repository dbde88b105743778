using Stoa.Tests.Architecture;

namespace Stoa.Tests.Http.Conformance;

/// <summary>Calls each operation as each role, and compares with docs/access-matrix.md.</summary>
public sealed class TheAccessMatrixTests(Marketplace market) : IClassFixture<Marketplace>
{
    private const string File = "docs/access-matrix.md";

    public static TheoryData<string> Rows => [.. Matrix.Keys];

    // | `GET /api/...` | 401 | 404 | ... |
    private static Dictionary<string, string[]> Matrix { get; } = Product.Read(File).Split('\n')
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
        .Select(line => line.Trim('|', ' ').Split('|', StringSplitOptions.TrimEntries))
        .ToDictionary(cells => cells[0].Trim('`'), cells => cells[1..]);

    [Fact]
    public async Task Has_a_row_for_each_operation_and_no_other()
    {
        var operations = (await market.Operations()).Select(o => o.Name).ToList();
        Assert.Empty(operations.Except(Matrix.Keys).Select(name => $"{name} has no row in {File}"));
        Assert.Empty(Matrix.Keys.Except(operations).Select(name => $"{name} stands in {File} and is no operation"));
        Assert.Empty(operations.Except(Calls.All.Keys).Select(name => $"{name} is not called by {nameof(Calls)}"));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Says_what_each_caller_is_answered(string row)
    {
        var operation = (await market.Operations()).Single(o => o.Name == row);
        var call = await Calls.All[row](market);
        var found = new List<string>();
        foreach (var role in Enum.GetValues<Role>())
        {
            // What anybody may do once (a code) is made anew for each; what only the owner may do is the same for all, the owner last.
            if (operation.Callers.Contains("visitor")) call = await Calls.All[row](market);
            using var client = operation.Id == "signOut" ? await market.Anew(role) : market.As(role);
            using var answer = await client.Ask(operation.Request(call));
            var isForeign = role is not (Role.Owner or Role.Component) && await Tells(answer);
            found.Add($"{(int)answer.StatusCode}{(isForeign ? " tells" : "")}");
        }

        Assert.True(found.SequenceEqual(Matrix[row]), $"{File} says otherwise than the callers are answered:\n| `{row}` | {string.Join(" | ", found)} |");
    }

    private async Task<bool> Tells(HttpResponseMessage answer)
    {
        var text = await answer.Text();
        return market.Belongings.Marks.Any(mark => text.Contains(mark, StringComparison.Ordinal));
    }
}
