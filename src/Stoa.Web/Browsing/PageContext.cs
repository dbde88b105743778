using System.Net;
using Microsoft.AspNetCore.Http;
using Stoa.Contracts.Common;

namespace Stoa.Web.Browsing;

/// <summary>The request that a page answers.</summary>
internal sealed class PageContext(IHttpContextAccessor accessor)
{
    public HttpContext Http => accessor.HttpContext!;

    /// <summary>The visitor left.</summary>
    public CancellationToken Cancel => Http.RequestAborted;

    /// <summary>This page, to come back to.</summary>
    public string Path => Http.Request.Path + Http.Request.QueryString;

    /// <summary>The refusal, to be shown beside the form that asked for the work; null when it was done.</summary>
    /// <remarks>That somebody has to sign in, or that a component is away, concerns the whole page and goes on as an exception.</remarks>
    public Task<Problem?> Attempt(Func<Task> work) =>
        Attempt(work, status => status is >= 400 and < 500 and not (int)HttpStatusCode.Unauthorized);

    /// <summary>The same for signing in, where 401 means a wrong password.</summary>
    public Task<Problem?> AttemptSignIn(Func<Task> work) => Attempt(work, status => status is >= 400 and < 500);

    /// <summary>The thing behind an id in an address; malformed, unknown and foreign ids get the same page.</summary>
    public static async Task<T> Found<TId, T>(string id, Func<TId, Task<T?>> find) where TId : struct, ITypedId<TId> where T : class =>
        (TypeId.TryParse<TId>(id, out var parsed) ? await find(parsed) : null) ?? throw NothingHere();

    /// <summary>Thrown, it becomes the page for addresses where nothing is.</summary>
    public static ProblemException NothingHere() => new(new Problem("stoa:not-found", "Not found", (int)HttpStatusCode.NotFound));

    private async Task<Problem?> Attempt(Func<Task> work, Func<int, bool> concernsTheForm)
    {
        try
        {
            await work();
            return null;
        }
        catch (ProblemException refused) when (concernsTheForm(refused.Problem.Status))
        {
            Http.Response.StatusCode = refused.Problem.Status;
            return refused.Problem;
        }
    }
}
