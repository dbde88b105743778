using Microsoft.AspNetCore.Http;
using Stoa.Platform.Http.Idempotency;

namespace Stoa.Platform.Http;

/// <summary>
/// Turns a handler's exception into its answer inside the request's transaction, so that the transaction sees how the request
/// ended. What fails further out is answered by the same <see cref="UnhandledErrors"/> there.
/// </summary>
internal sealed class ErrorAnswers(RequestDelegate next, UnhandledErrors errors)
{
    public async Task Invoke(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception error) when (IsToAnswer(context, error))
        {
            context.Response.Clear();
            await errors.TryHandleAsync(context, error, context.RequestAborted);
        }
    }

    private static bool IsToAnswer(HttpContext context, Exception error) =>
        context.GetEndpoint()?.Metadata.GetMetadata<ComponentEndpoint>() is not null
        && !context.Response.HasStarted && error is not AnsweredBeforeException
        && !(error is OperationCanceledException && context.RequestAborted.IsCancellationRequested);
}
