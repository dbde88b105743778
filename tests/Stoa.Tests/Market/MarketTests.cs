using System.Net;
using System.Net.Http.Json;
using Stoa.Contracts.Billing;
using Stoa.Contracts.Common;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Market;

/// <summary>A market, and a customer in it.</summary>
public abstract class MarketTests(MarketNode node)
{
    private protected Shopper Market { get; } = new(node.Node);

    private protected TestDatabase Database => node.Database;

    private protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Billing as an operator sees it.</summary>
    private protected BillingClient Operator => new(Market.Node.As(Person.Operator()));

    /// <summary>The refusal that the call gets.</summary>
    private protected static async Task<Problem> Refusal(Func<Task> call) => (await Assert.ThrowsAsync<ProblemException>(call)).Problem;

    /// <summary>The pointers of a refusal's faults.</summary>
    private protected static async Task<IReadOnlyList<string>> Faults(Func<Task> call)
    {
        var problem = await Refusal(call);
        Assert.Equal(("stoa:invalid-input", 422), (problem.Type, problem.Status));
        return [.. problem.Errors!.Select(fault => fault.Pointer)];
    }

    /// <summary>Posts what no typed client would send.</summary>
    private protected async Task<(HttpStatusCode Status, string Body)> Post(string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body, options: StoaJson.Tolerant) };
        request.Headers.Add("Idempotency-Key", Shopper.NewKey());
        using var answer = await Market.Node.As(Market.Customer).SendAsync(request, Cancel);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }
}
