using System.Net.Sockets;
using Stoa.Contracts.Common;

namespace Stoa.Cli;

/// <summary>Looks after something that takes longer than a connection may last: a server that is started anew is asked again.</summary>
internal sealed class Following(Output output, TimeProvider clock)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private long? silentSince;

    /// <summary>True when the server went away before or in the middle of its answer.</summary>
    public static bool IsBroken(Exception failure) =>
        failure is HttpRequestException or HttpIOException or IOException { InnerException: SocketException };

    /// <summary>Asks, and again for a minute of silence; then the exception is the caller's.</summary>
    public async Task<T> Ask<T>(Func<Task<T>> ask, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                var answer = await ask();
                Heard();
                return answer;
            }
            catch (Exception broken) when (MayPass(broken) && !IsOver())
            {
                await Task.Delay(Pause, clock, cancel);
            }
        }
    }

    /// <summary>The server has said something: the next silence counts from its own beginning.</summary>
    public void Heard() => silentSince = null;

    private static bool MayPass(Exception failure) => IsBroken(failure) || failure is ProblemException { IsTransient: true };

    private bool IsOver()
    {
        if (silentSince is null)
        {
            output.Say("The server does not answer; asking again.");
            silentSince = clock.GetTimestamp();
        }

        return clock.GetElapsedTime(silentSince.Value) > Longest;
    }
}
