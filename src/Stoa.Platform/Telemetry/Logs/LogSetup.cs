using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Stoa.Platform.Telemetry.Logs;

/// <summary>Where logs go: the standard output, as lines for people on a terminal and as JSON elsewhere.</summary>
public static class LogSetup
{
    /// <summary>Sets the console up. The section <c>Logging</c> of the settings may change the levels, and <c>Logging:Format</c> (json, text) the form.</summary>
    public static ILoggingBuilder AddStoaConsole(this ILoggingBuilder logging, IConfiguration? settings = null)
    {
        logging.ClearProviders();
        // What the framework says of each request holds its query; what it says of failures is said once, by us.
        logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("System.Net.Http", LogLevel.Warning);
        logging.AddFilter("Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware", LogLevel.None);
        logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None).AddFilter("Yarp", LogLevel.Warning);
        // A form without our cookie, or with a made-up one, is a stranger's affair: the request's own line tells of it, once for many.
        logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.None);
        if (settings is not null) logging.AddConfiguration(settings.GetSection("Logging"));
        logging.AddConsoleFormatter<JsonLines, ConsoleFormatterOptions>();
        logging.AddSimpleConsole(console => (console.SingleLine, console.TimestampFormat, console.UseUtcTimestamp) = (true, "HH:mm:ss ", true));
        var isText = settings?["Logging:Format"] is { } format ? format == "text" : IsTerminal();
        return logging.AddConsole(console => console.FormatterName = isText ? ConsoleFormatterNames.Simple : JsonLines.FormatterName);
    }

    // Asked of the kernel: the console's own type is for the command line only.
    private static bool IsTerminal() =>
        new FileInfo("/proc/self/fd/1").LinkTarget is { } output && (output.StartsWith("/dev/pts/", StringComparison.Ordinal) || output.StartsWith("/dev/tty", StringComparison.Ordinal));
}
