using Spectre.Console;

namespace Stoa.Cli;

/// <summary>Standard error, where words for people go: in colours on a terminal that wants them (NO_COLOR), plain into a file or pipe.</summary>
internal static class Terminal
{
    // The library looks at TERM alone, which says nothing of where this stream leads.
    public static IAnsiConsole Errors { get; } = AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(Console.Error),
        Ansi = Console.IsErrorRedirected ? AnsiSupport.No : AnsiSupport.Detect,
        ColorSystem = Console.IsErrorRedirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
    });
}
