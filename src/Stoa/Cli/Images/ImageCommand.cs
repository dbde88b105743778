using System.CommandLine;
using System.Text.Json;
using Stoa.Cloud.Providers.Libvirt.Images;
using Stoa.Serving;

namespace Stoa.Cli.Images;

/// <summary><c>stoa image</c>: what machines of this host are made from. Works on the data folder, whether Stoa runs or not.</summary>
internal static class ImageCommand
{
    public static Command Create() => new("image", "What machines of this host are made from.")
    {
        BuildImageCommand.Create(), AddImageCommand.Create(), ListImagesCommand.Create(), ShowImageCommand.Create(), RemoveImageCommand.Create(),
    };

    /// <summary>A verb on the images of a data folder; a refusal is said and becomes the exit code 1.</summary>
    /// <param name="command">With its own arguments and options.</param>
    /// <param name="run">What it does.</param>
    public static Command Verb(Command command, Func<ParseResult, ImageStore, Output, CancellationToken, Task> run)
    {
        command.Options.Add(ServeOptions.Data);
        command.SetAction((parsed, cancel) => Run(parsed, run, cancel));
        return command;
    }

    /// <summary>Steps of a longer work, for the person.</summary>
    public static Action<string> Steps(string name) => step => Console.Error.WriteLine($"image {name}: {step}");

    private static async Task<int> Run(ParseResult parsed, Func<ParseResult, ImageStore, Output, CancellationToken, Task> run, CancellationToken cancel)
    {
        try
        {
            var data = parsed.GetValue(ServeOptions.Data)!.FullName;
            await run(parsed, ImageStore.Of(data), new Output(parsed.GetValue(GlobalOptions.Json)), cancel);
            return 0;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("stoa: ended before the image was in place.");
            return ClientCommand.Interrupted;
        }
        catch (Exception refused) when (refused is ImageException or ToolException or IOException or UnauthorizedAccessException or JsonException)
        {
            await Console.Error.WriteLineAsync($"stoa: {refused.Message}");
            return 1;
        }
    }
}
