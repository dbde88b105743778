using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Stoa.Platform.Http.Idempotency;
using Stoa.Platform.Storage;

namespace Stoa.Platform.Http;

/// <summary>
/// A request is one transaction: begun before the handler (or by it, where the endpoint says <see cref="WithoutTransaction"/>),
/// committed when it answered below 400, else rolled back. The answer leaves after the commit, since it promises what the commit
/// makes true; where the request has a key, the answer is kept in the same transaction.
/// </summary>
internal sealed class RequestTransaction(RequestDelegate next)
{
    public async Task Invoke(HttpContext context, KeyedRequest keyed)
    {
        var metadata = context.GetEndpoint()?.Metadata;
        var isHandlers = metadata?.GetMetadata<WithoutTransaction>() is not null;
        if (metadata?.GetMetadata<ComponentEndpoint>()?.Store is not { } type || (isHandlers && HttpMethods.IsGet(context.Request.Method)))
        {
            await next(context);
            return;
        }

        var store = (ComponentStore)context.RequestServices.GetRequiredService(type);
        await Buffered(context, body => Run(context, store, keyed, body));
    }

    private async Task Run(HttpContext context, ComponentStore store, KeyedRequest keyed, MemoryStream body)
    {
        try
        {
            if (context.GetEndpoint()!.Metadata.GetMetadata<WithoutTransaction>() is null) await store.Begin(context.RequestAborted);
            else if (keyed.HasKey) await keyed.Look(store.Login, context.RequestAborted);
            await next(context);
        }
        catch (AnsweredBeforeException before)
        {
            if (store.Database.CurrentTransaction is { } nothing) await nothing.RollbackAsync(CancellationToken.None);
            await before.Answer.Send(context.Response, context.RequestAborted);
            return;
        }

        await Finish(context, store, keyed, body.ToArray());
    }

    // What the handler did is done: a caller that hangs up now does not end it halfway.
    private static async Task Finish(HttpContext context, ComponentStore store, KeyedRequest keyed, byte[] sent)
    {
        var outcome = OutcomeOf(context);
        var transaction = store.Database.CurrentTransaction;
        var holdsKey = keyed.IsClaimedIn(transaction);
        if (keyed.HasKey && !(holdsKey && outcome == Outcome.Refused))
        {
            var (body, withheld) = Withheld.Copy(context.Features.Get<AnsweredValue>()?.Value, sent);
            var answer = KeptAnswer.Of(context.Response, body, withheld);
            await (holdsKey ? keyed.Settle(store, outcome, answer) : keyed.SettleLate(store.Login, outcome, answer));
        }

        if (transaction is null) return;
        var stays = outcome is Outcome.Done or Outcome.RefusedAndKept || (holdsKey && outcome == Outcome.Failed);
        await (stays ? transaction.CommitAsync(CancellationToken.None) : transaction.RollbackAsync(CancellationToken.None));
    }

    private static Outcome OutcomeOf(HttpContext context) => context.Response.StatusCode switch
    {
        < 400 => Outcome.Done,
        500 => Outcome.Failed,
        < 500 when context.GetEndpoint()!.Metadata.GetMetadata<KeepsRefusals>() is not null => Outcome.RefusedAndKept,
        _ => Outcome.Refused,
    };

    private static async Task Buffered(HttpContext context, Func<MemoryStream, Task> run)
    {
        var body = context.Response.Body;
        using var buffer = new MemoryStream();
        context.Response.Body = buffer;
        try
        {
            await run(buffer);
        }
        finally
        {
            context.Response.Body = body;
        }

        buffer.Position = 0;
        await buffer.CopyToAsync(body, context.RequestAborted);
    }
}
