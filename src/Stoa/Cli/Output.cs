using System.Text.Json;
using Spectre.Console;
using Stoa.Contracts.Common;

namespace Stoa.Cli;

/// <summary>Answers go to standard output: JSON where asked, a table on a terminal, tab-separated lines into a pipe. Words go to standard error.</summary>
internal sealed class Output(bool json)
{
    private static readonly JsonSerializerOptions Indented = new(StoaJson.Tolerant) { WriteIndented = true };
    private readonly IAnsiConsole errors = Terminal.Errors;

    public bool IsJson => json;

    /// <summary>Prints a list.</summary>
    public void Print<T>(IReadOnlyList<T> items, params (string Title, Func<T, string> Cell)[] columns)
    {
        if (json) Console.WriteLine(JsonSerializer.Serialize(items, Indented));
        else if (Console.IsOutputRedirected) PrintLines(items, columns);
        else PrintTable(items, columns);
    }

    /// <summary>Prints one thing, a line a field.</summary>
    public void Print<T>(T item, params (string Title, Func<T, string> Cell)[] fields)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(item, Indented));
            return;
        }

        var width = fields.Max(f => f.Title.Length);
        foreach (var (title, cell) in fields)
            Console.WriteLine(Console.IsOutputRedirected ? $"{title}\t{cell(item)}" : $"{title.PadRight(width)}  {cell(item)}");
    }

    /// <summary>Says something to the person, never to the pipe.</summary>
    public void Say(string text) => errors.MarkupLineInterpolated($"{text}");

    /// <summary>Says what to do next; not where a program listens.</summary>
    public void Next(string command)
    {
        if (!json) errors.MarkupLineInterpolated($"[grey]Next:[/] {command}");
    }

    public int Fail(string what, string mend)
    {
        errors.MarkupLineInterpolated($"[red]stoa:[/] {what}");
        errors.MarkupLineInterpolated($"      {mend}");
        return 1;
    }

    public int Refused(Problem problem)
    {
        if (json) Console.WriteLine(JsonSerializer.Serialize(problem, Indented));
        errors.MarkupLineInterpolated($"[red]stoa:[/] {problem.Title} ({problem.Type})");
        if (problem.Detail is { } detail) errors.MarkupLineInterpolated($"      {detail}");
        foreach (var fault in problem.Errors ?? []) errors.MarkupLineInterpolated($"      {fault.Pointer}: {fault.Detail}");
        if (problem.TraceId is { } trace) errors.MarkupLineInterpolated($"[grey]      trace {trace}[/]");
        return 1;
    }

    private static void PrintLines<T>(IReadOnlyList<T> items, (string Title, Func<T, string> Cell)[] columns)
    {
        Console.WriteLine(string.Join('\t', columns.Select(c => c.Title)));
        foreach (var item in items) Console.WriteLine(string.Join('\t', columns.Select(c => c.Cell(item).Replace('\t', ' '))));
    }

    private static void PrintTable<T>(IReadOnlyList<T> items, (string Title, Func<T, string> Cell)[] columns)
    {
        var table = new Table().Border(TableBorder.None);
        foreach (var (title, _) in columns) table.AddColumn(new TableColumn(new Markup(Markup.Escape(title), Style.Parse("grey"))));
        foreach (var item in items) table.AddRow([.. columns.Select(c => Markup.Escape(c.Cell(item)))]);
        AnsiConsole.Write(table);
    }
}
