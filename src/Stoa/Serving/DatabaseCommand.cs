using System.CommandLine;
using Npgsql;
using Stoa.Platform.Security;
using Stoa.Platform.Storage;

namespace Stoa.Serving;

/// <summary><c>stoa database init</c>: makes the roles and privileges that Stoa needs in a PostgreSQL that somebody else runs.</summary>
internal static class DatabaseCommand
{
    private static readonly Option<string?> Admin = new("--admin") { Description = "Connection string with CREATEROLE to the database that Stoa shall use." };
    private static readonly Option<FileInfo> KeyFile = new("--key-file") { Description = "The installation's key; made when missing.", Required = true };
    private static readonly Option<bool> Print = new("--print") { Description = "Print the SQL instead, for whoever may run it. It holds passwords." };

    public static Command Create()
    {
        var init = new Command("init", "Make roles and privileges; may be run again.") { Admin, KeyFile, Print };
        init.SetAction(Run);
        return new Command("database", "The database of an installation.") { init };
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        var key = PlatformKey.LoadOrCreate(parsed.GetValue(KeyFile)!.FullName);
        if (parsed.GetValue(Print) || parsed.GetValue(Admin) is not { } admin)
        {
            Console.WriteLine(RoleSetup.Script(key));
            return 0;
        }

        try
        {
            await RoleSetup.Apply(admin, key, cancel);
            return 0;
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            await Console.Error.WriteLineAsync($"stoa: {refused.MessageText}. Give a connection with CREATEROLE, or hand the output of --print to whoever has one.");
            return 1;
        }
    }
}
