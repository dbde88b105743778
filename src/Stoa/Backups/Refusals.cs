using Npgsql;
using Stoa.Cli;
using Stoa.Platform.Hosting;
using Stoa.Platform.Storage.Backups;

namespace Stoa.Backups;

/// <summary>How these verbs end: 0, or 1 with the reason on standard error.</summary>
internal static class Refusals
{
    public static async Task<int> Tell(Func<Task> work)
    {
        try
        {
            await work();
            return 0;
        }
        catch (Exception refused) when (refused is BackupRefusedException or CannotStartException or InvalidDataException or NpgsqlException)
        {
            Terminal.Say($"stoa: {refused.Message}");
            return 1;
        }
    }
}
