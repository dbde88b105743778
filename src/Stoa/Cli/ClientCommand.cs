using System.CommandLine;
using Stoa.Contracts.Common;

namespace Stoa.Cli;

/// <summary>A verb that asks a server: connects, runs, and turns a refusal into words and an exit code.</summary>
internal static class ClientCommand
{
    /// <summary>128 and the number of SIGINT, as shells count.</summary>
    internal const int Interrupted = 130;

    /// <param name="name">The verb.</param>
    /// <param name="description">One line for the help.</param>
    /// <param name="run">What it does; what it returns is the exit code.</param>
    /// <param name="options">Its own options and arguments.</param>
    public static Command Create(string name, string description, Func<Invocation, CancellationToken, Task<int>> run, params Symbol[] options)
    {
        var command = new Command(name, description);
        foreach (var option in options)
        {
            if (option is Option flag) command.Options.Add(flag);
            else if (option is Argument argument) command.Arguments.Add(argument);
        }

        command.SetAction((parsed, cancel) => Run(new Invocation(parsed), run, cancel));
        return command;
    }

    private static async Task<int> Run(Invocation invocation, Func<Invocation, CancellationToken, Task<int>> run, CancellationToken cancel)
    {
        using (invocation)
        {
            try
            {
                return await run(invocation, cancel);
            }
            catch (ProblemException refused)
            {
                return invocation.Output.Refused(refused.Problem);
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                invocation.Output.Say("Interrupted. What was asked for goes on.");
                return Interrupted;
            }
            catch (Exception unreachable) when (Following.IsBroken(unreachable))
            {
                return invocation.Output.Fail($"{invocation.Server} does not answer: {unreachable.Message}", "Is it running? Start it with ./up, or name another one with --server.");
            }
        }
    }
}
