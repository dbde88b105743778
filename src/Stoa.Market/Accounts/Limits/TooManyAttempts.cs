using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Platform.Http;

namespace Stoa.Market.Accounts.Limits;

/// <summary>The answer to one attempt too many.</summary>
internal static class TooManyAttempts
{
    /// <summary>429 with <c>Retry-After</c> in whole seconds, at least one.</summary>
    public static ProblemHttpResult Answer(HttpContext context, TimeSpan wait)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return Problems.Of(AccountsProblems.TooManyAttempts, $"Try again in {seconds} seconds.");
    }
}
