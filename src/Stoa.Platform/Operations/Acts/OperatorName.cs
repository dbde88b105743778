using Microsoft.AspNetCore.Http;
using Stoa.Contracts.Accounts;
using Stoa.Contracts.Common;
using Stoa.Platform.Http;
using Stoa.Platform.Security;

namespace Stoa.Platform.Operations.Acts;

/// <summary>The sign-in name of the operator who asks: what people look for in a record of who did what.</summary>
public sealed class OperatorName(AccountsClient accounts, OutgoingIdentity identity, IHttpContextAccessor accessor)
{
    /// <summary>Asked while a request of the operator is answered.</summary>
    /// <returns>The user's id where the token is too narrow to tell the name, or accounts does not answer: the act must be possible then too.</returns>
    public async Task<string> Told(CancellationToken cancel)
    {
        var context = accessor.HttpContext!;
        identity.ActAs(context.BearerToken());
        try
        {
            return (await accounts.Me(cancel)).Email;
        }
        catch (Exception untold) when (untold is ProblemException or HttpRequestException)
        {
            return context.Caller().Actor;
        }
    }
}
