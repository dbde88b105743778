using Microsoft.AspNetCore.Http;
using Stoa.Contracts.Common;

namespace Stoa.Platform.Http.Edge;

/// <summary>Refuses the one character that PostgreSQL's text cannot hold, before somebody asks the database for it.</summary>
internal sealed class QueryCheck(RequestDelegate next)
{
    public Task Invoke(HttpContext context)
    {
        if (!context.Request.QueryString.HasValue || !context.Request.QueryString.Value!.Contains("%00", StringComparison.Ordinal)) return next(context);
        var faults = context.Request.Query.Where(pair => pair.Key.Contains('\0') || pair.Value.Any(value => value?.Contains('\0') == true))
            .Select(pair => new FieldError($"query/{pair.Key.Replace('\0', '?')}", "no NUL character (%00)")).ToList();
        return Problems.Invalid(faults).ExecuteAsync(context);
    }
}
