using Spectre.Console;

namespace Stoa.Cli;

/// <summary>Secrets on the command line end up in histories and process lists, so they may come from the environment or be asked for.</summary>
internal static class Secrets
{
    public static string Ask(string? given, string name) =>
        given
        ?? Environment.GetEnvironmentVariable($"STOA_{name.ToUpperInvariant()}")
        ?? AnsiConsole.Prompt(new TextPrompt<string>($"{name}:").Secret());
}
