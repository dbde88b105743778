using Spectre.Console;

namespace Stoa.Cli;

/// <summary>What a verb needs and was not told: asked for on a terminal, read as a line where input is a pipe.</summary>
internal static class Prompts
{
    /// <summary>
    /// A secret: on the command line it ends up in histories and process lists, so it may come from the environment as
    /// <c>STOA_NAME</c> or be asked for.
    /// </summary>
    public static string Secret(string? given, string name) =>
        given ?? Environment.GetEnvironmentVariable($"STOA_{name.ToUpperInvariant()}") ?? Ask(new TextPrompt<string>($"{name}:").Secret());

    /// <summary>Anything else.</summary>
    public static string Line(string? given, string name) => given ?? Ask(new TextPrompt<string>($"{name}:"));

    /// <summary>What may also come later, by another call: null where a pipe has nothing to say.</summary>
    public static string? LineIfAny(string name) => Console.IsInputRedirected ? Console.In.ReadLine()?.Trim() : Line(null, name);

    private static string Ask(TextPrompt<string> prompt) =>
        Console.IsInputRedirected ? Console.In.ReadLine()?.Trim() ?? "" : Terminal.Errors.Prompt(prompt);
}
