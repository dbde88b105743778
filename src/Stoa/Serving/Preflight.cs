using System.CommandLine;
using Stoa.Platform.Hosting;
using Stoa.Platform.Http.Edge;

namespace Stoa.Serving;

/// <summary>What can be known to be wrong before anything is made: all of it is told at once, and nothing is left behind.</summary>
internal static class Preflight
{
    /// <summary>A line for each fault, with what mends it.</summary>
    public static IReadOnlyList<string> Faults(ParseResult parsed)
    {
        List<string> faults = [];
        Try(faults, () => RoleTable.Select(Components.All, parsed.GetValue(ServeOptions.Roles) ?? []));
        Try(faults, () => ServedDatabase.Check(parsed));
        if (ServeOptions.ListenOf(parsed) is { } address)
            Try(faults, () => FreePort.Check(ListenRule.Check(address, parsed.GetValue(ServeOptions.TlsCertificate)?.FullName, parsed.GetValue(ServeOptions.BehindProxy))));
        return faults;
    }

    private static void Try(List<string> faults, Action check)
    {
        try
        {
            check();
        }
        catch (Exception wrong) when (wrong is UnknownRoleException or CannotStartException)
        {
            faults.Add(wrong.Message);
        }
    }
}
