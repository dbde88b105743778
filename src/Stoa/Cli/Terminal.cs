using Spectre.Console;

namespace Stoa.Cli;

/// <summary>Standard error, where words for people go: in colours on a terminal that wants them (NO_COLOR), plain into a file or pipe.</summary>
internal static class Terminal
{
    // The library looks at TERM alone, which says nothing of where this stream leads.
    public static IAnsiConsole Errors { get; } = Create();

    /// <summary>Says something to the person, never to the pipe.</summary>
    public static void Say(string text) => Errors.WriteLine(text);

    private static IAnsiConsole Create()
    {
        var isTerminal = !Console.IsErrorRedirected;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(Console.Error),
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        });
        if (!isTerminal) console.Profile.Width = int.MaxValue;
        return console;
    }
}
