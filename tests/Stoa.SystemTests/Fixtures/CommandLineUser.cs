using System.Diagnostics;
using System.Text.Json;
using Stoa.Contracts.Common;

namespace Stoa.SystemTests.Fixtures;

/// <summary>Somebody with an empty home folder who knows Stoa by its command line alone.</summary>
internal sealed class CommandLineUser(Installation stoa, string name)
{
    private readonly DirectoryInfo home = stoa.Folder.CreateSubdirectory(name);

    public string Email => $"{name}@example.com";

    /// <summary>Where sessions are kept.</summary>
    public string SessionFile => Path.Combine(home.FullName, ".config", "stoa", "sessions.json");

    /// <summary>Makes the account; the session is kept.</summary>
    public async Task SignUp(CancellationToken cancel)
    {
        var process = StoaProgram.Start(["sign-up", "--email", Email, "--name", name, "--country", "IT"], Surroundings(null));
        var (exitCode, output, errors) = await StoaProgram.Converse(process, stoa.SignUpCode(Email, cancel), cancel);
        Assert.True(exitCode == 0, $"stoa sign-up ended with {exitCode}: {output}\n{errors}\n{stoa.Log}");
    }

    /// <summary>Has a card and an order by it.</summary>
    public async Task<JsonElement> Order(string card, CancellationToken cancel) => await Json(cancel, await ToOrder(card, cancel));

    /// <summary>Has a card and a key: the words of an order by them.</summary>
    public async Task<string[]> ToOrder(string card, CancellationToken cancel)
    {
        var key = await SshKey.Make(home, "key");
        await Json(cancel, "cards", "add", "--number", card, "--expiry", "04/2030", "--cvc", "123", "--holder", name);
        return ["orders", "create", "--plan", "small", "--hostname", name, "--ssh-key", key.PublicFile];
    }

    /// <summary>Calls a verb, by another token than the kept session where one is named.</summary>
    public Task<(int ExitCode, string Output, string Errors)> Call(IReadOnlyList<string> words, CancellationToken cancel, string? token = null) =>
        StoaProgram.Run(words, Surroundings(token), cancel);

    /// <summary>Begins a verb that goes on until its end comes, or somebody ends it.</summary>
    public Process Begin(params string[] words) => StoaProgram.Start(words, Surroundings(null));

    /// <summary>The answer of a verb that must not fail.</summary>
    public async Task<JsonElement> Json(CancellationToken cancel, params string[] words)
    {
        var (exitCode, output, errors) = await Call([.. words, "--json"], cancel);
        Assert.True(exitCode == 0, $"stoa {string.Join(' ', words)} ended with {exitCode}: {output}\n{errors}");
        return JsonSerializer.Deserialize<JsonElement>(output, StoaJson.Tolerant);
    }

    private Dictionary<string, string> Surroundings(string? token)
    {
        var surroundings = new Dictionary<string, string>
        {
            ["HOME"] = home.FullName, ["XDG_CONFIG_HOME"] = Path.Combine(home.FullName, ".config"),
            ["STOA_SERVER"] = stoa.Address.ToString(), ["STOA_PASSWORD"] = "correct horse battery staple",
        };
        if (token is not null) surroundings["STOA_TOKEN"] = token;
        return surroundings;
    }
}
