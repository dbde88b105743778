using System.Text.RegularExpressions;
using Stoa.SystemTests.Fixtures;

namespace Stoa.SystemTests.Journeys;

/// <summary>The examples of docs/cli.md, typed as they stand there, by somebody with an empty home folder.</summary>
public sealed partial class TheDocumentedCommands
{
    [Fact]
    public async Task Lead_from_the_account_to_a_running_machine_and_away_again()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var stoa = await Installation.Start(Shape.One);
        var home = stoa.Folder.CreateSubdirectory("home");
        await SshKey.Make(home.CreateSubdirectory(".ssh"), "id_ed25519");

        var outputs = new List<(string Verb, string Text)>();
        foreach (var command in Commands()) outputs.Add((string.Join(' ', command.Take(2)), await Type(stoa, home, command, cancel)));

        Assert.Equal(9, outputs.Count);
        var deployments = outputs.Single(output => output.Verb == "deployments list").Text;
        Assert.Contains("Running", deployments, StringComparison.Ordinal);
        Assert.Contains("engine", deployments, StringComparison.Ordinal);
        Assert.Contains("tok_", outputs.Single(output => output.Verb == "tokens create").Text, StringComparison.Ordinal);
        Assert.Contains("backup\tsubscriptions:read", outputs.Single(output => output.Verb == "tokens list").Text, StringComparison.Ordinal);
        Assert.Contains("UndeploySent", outputs.Single(output => output.Verb == "orders terminate").Text, StringComparison.Ordinal);
    }

    private static async Task<string> Type(Installation stoa, DirectoryInfo home, IReadOnlyList<string> command, CancellationToken cancel)
    {
        var environment = new Dictionary<string, string>
        {
            ["HOME"] = home.FullName, ["XDG_CONFIG_HOME"] = Path.Combine(home.FullName, ".config"),
            ["STOA_SERVER"] = stoa.Address.ToString(), ["STOA_PASSWORD"] = "correct horse battery staple",
        };
        var arguments = command.Select(word => word.Replace("~", home.FullName, StringComparison.Ordinal));
        var input = command[0] == "sign-up" ? stoa.SignUpCode("ada@example.com", cancel) : Task.FromResult("");
        var (exitCode, output, errors) = await StoaProgram.Converse(StoaProgram.Start(arguments, environment), input, cancel);
        Assert.True(exitCode == 0, $"stoa {string.Join(' ', command)} ended with {exitCode}: {output}\n{errors}\n{stoa.Log}");
        return output;
    }

    private static IEnumerable<IReadOnlyList<string>> Commands() =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "cli.md"))
            .Where(line => line.StartsWith("    stoa ", StringComparison.Ordinal))
            .Select(line => (IReadOnlyList<string>)[.. Word().Matches(line.Trim()["stoa ".Length..]).Select(word => word.Value.Trim('"'))]);

    [GeneratedRegex("\"[^\"]*\"|\\S+")]
    private static partial Regex Word();
}
