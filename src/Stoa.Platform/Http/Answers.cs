using Microsoft.AspNetCore.Http;
using Stoa.Platform.Http.Versions;

namespace Stoa.Platform.Http;

/// <summary>Sees what each API handler answers, while it still is an object.</summary>
internal sealed class Answers : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var result = VersionTag.Put(context.HttpContext, await next(context));
        if (ValueOf(result) is { } value) context.HttpContext.Features.Set(new AnsweredValue(value));
        return result;
    }

    /// <summary>The value inside a result; null where it has none, as a problem.</summary>
    public static object? ValueOf(object? result) => result switch
    {
        INestedHttpResult nested => ValueOf(nested.Result),
        IValueHttpResult valued => valued.Value,
        IResult => null,
        _ => result,
    };
}

/// <summary>What the handler answered.</summary>
internal sealed record AnsweredValue(object Value);
