using System.Text;
using Stoa.Tests.Architecture;
using Stoa.Tests.Fixtures;
using Stoa.Tests.Http.Conformance;

namespace Stoa.Tests.Errors;

/// <summary>docs/errors.md is made of what the program declares and answers. <c>STOA_GOLDEN=write</c> writes it anew.</summary>
public sealed class TheListOfErrorsTests(Marketplace market, TestDatabase database) : IClassFixture<Marketplace>, IClassFixture<TestDatabase>
{
    private const string File = "docs/errors.md";

    private const string Head = """
        # Errors
        Made by a test (`tests/Stoa.Tests/Errors`) of what the program declares and really answers; do not edit it.

        A refusal over HTTP is `application/problem+json` (RFC 9457): `type` is stable and meant for programs, `detail` says what failed
        this time and how to mend it, `errors` names every fault of the input with its place, `traceId` is what to quote.
        What is no HTTP at all (a NUL in the path, a first line above 64 kB) is refused with a status alone, before anything is read.
        A program that cannot start says so on standard error, with every fault that can be known beforehand, and exits with 2.

        """;

    [Fact]
    public async Task Says_of_each_when_it_comes_and_how_to_mend_it()
    {
        var folder = Directory.CreateTempSubdirectory("stoa-errors-").FullName;
        // PostgreSQL's user must be able to enter, whoever runs the tests: else the data would move elsewhere.
        System.IO.File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        try
        {
            using var images = new BadImages();
            Compare(Written([.. await new BadInput(market, folder).Rows(), .. await images.Rows(), await ADeadDatabase.Row(database)]));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Knows_each_case_in_which_a_program_does_not_start()
    {
        Assert.Empty(StartErrors.InSources.Except(StartErrors.Known.Keys).Select(code => $"{code} has no row in {nameof(StartErrors)}"));
        Assert.Empty(StartErrors.Known.Keys.Except(StartErrors.InSources).Select(code => $"{code} is thrown nowhere"));
    }

    [Fact]
    public void Has_words_for_each_problem() =>
        Assert.Empty(DeclaredProblems.All.Where(problem => problem.When.Length == 0 || problem.Mend.Length == 0).Select(problem => problem.Type));

    private static string Written(IReadOnlyList<(string Wrong, string Given, string Answer)> bad)
    {
        var text = new StringBuilder(Head);
        Table(text, "Bad input and its answer", ["wrong", "given", "answer"], bad.Select(row => (string[])[row.Wrong, row.Given, row.Answer]));
        Table(text, "Refusals over HTTP", ["type", "status", "when", "how to mend it"],
            DeclaredProblems.All.Select(problem => (string[])[$"`{problem.Type}`", $"{problem.Status}", problem.When, problem.Mend]));
        Table(text, "When a program does not start", ["code", "when", "how to mend it"],
            StartErrors.Known.OrderBy(known => known.Key, StringComparer.Ordinal).Select(known => (string[])[$"`{known.Key}`", known.Value.When, known.Value.Mend]));
        return text.ToString();
    }

    private static void Table(StringBuilder text, string title, string[] columns, IEnumerable<string[]> rows)
    {
        text.Append('\n').Append("## ").Append(title).Append('\n');
        Row(text, columns);
        Row(text, [.. columns.Select(_ => "---")]);
        foreach (var row in rows) Row(text, [.. row.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal))]);
    }

    private static void Row(StringBuilder text, string[] cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private static void Compare(string text)
    {
        var path = Path.Combine(Product.Root, File);
        if (Environment.GetEnvironmentVariable("STOA_GOLDEN") == "write") System.IO.File.WriteAllText(path, text);
        Assert.Equal(System.IO.File.Exists(path) ? System.IO.File.ReadAllText(path) : "", text);
    }
}
