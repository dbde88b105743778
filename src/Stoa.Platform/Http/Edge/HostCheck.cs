using System.Net;
using Microsoft.AspNetCore.Http;
using Stoa.Platform.Hosting;

namespace Stoa.Platform.Http.Edge;

/// <summary>
/// Who listens on loopback answers to loopback's names only. A page of a stranger can let its own name resolve to 127.0.0.1 and would
/// read, as the same origin, whatever is shown to this machine (DNS rebinding).
/// </summary>
internal sealed class HostCheck(RequestDelegate next, NodeOptions node)
{
    private const string Localhost = "localhost"; // and below it: RFC 6761 section 6.3

    public Task Invoke(HttpContext context) =>
        !node.IsForThisMachineOnly || context.IsInternal() || IsOurs(context.Request.Host.Host) ? next(context) : Problems.Of(PlatformProblems.WrongHost).ExecuteAsync(context);

    private static bool IsOurs(string host) => IPAddress.TryParse(host.Trim('[', ']'), out _)
        || host.Equals(Localhost, StringComparison.OrdinalIgnoreCase) || host.EndsWith($".{Localhost}", StringComparison.OrdinalIgnoreCase);
}
