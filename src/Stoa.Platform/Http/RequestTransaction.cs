using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Stoa.Platform.Storage;

namespace Stoa.Platform.Http;

/// <summary>
/// A request is one transaction: begun before the handler, committed when it answered below 400, else rolled back. The answer
/// leaves after the commit, since it promises what the commit makes true.
/// </summary>
internal sealed class RequestTransaction(RequestDelegate next)
{
    public async Task Invoke(HttpContext context)
    {
        var metadata = context.GetEndpoint()?.Metadata;
        if (metadata?.GetMetadata<ComponentEndpoint>()?.Store is not { } store || metadata.GetMetadata<WithoutTransaction>() is not null)
        {
            await next(context);
            return;
        }

        var scoped = (ComponentStore)context.RequestServices.GetRequiredService(store);
        await using var transaction = await scoped.Begin(context.RequestAborted);
        await Buffered(context, () => Finish(context, transaction));
    }

    private async Task Buffered(HttpContext context, Func<Task> finish)
    {
        var body = context.Response.Body;
        using var buffer = new MemoryStream();
        context.Response.Body = buffer;
        try
        {
            await next(context);
            await finish();
        }
        finally
        {
            context.Response.Body = body;
        }

        buffer.Position = 0;
        await buffer.CopyToAsync(body, context.RequestAborted);
    }

    private static Task Finish(HttpContext context, IDbContextTransaction transaction) =>
        context.Response.StatusCode < 400 ? transaction.CommitAsync(context.RequestAborted) : transaction.RollbackAsync(context.RequestAborted);
}
