using System.Net;
using Stoa.Contracts.Deployer;
using Stoa.Contracts.Subscriptions;
using Stoa.Contracts.Workflows;
using Stoa.Platform.Http.Edge;

namespace Stoa.Tests.Web;

public sealed class FollowingTooManyPagesTests : IAsyncLifetime
{
    private readonly PageHost host = new();

    public static TheoryData<string> Pages => [$"/orders/{SampleMarket.OrderId}/live", $"/deployments/{SampleMarket.DeploymentId}/live"];

    public ValueTask InitializeAsync() => host.InitializeAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Is_refused_until_one_of_them_is_left(string path)
    {
        host.Api.Order = SampleMarket.Order(OrderState.Pending);
        host.Api.Deployment = SampleMarket.Deployment(DeploymentState.Provisioning, RunState.Active, [StepState.Active]);
        var open = new List<HttpResponseMessage>();
        for (var i = 0; i < OpenStreams.Most; i++) open.Add(await Open(path));
        Assert.All(open, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        using (var refused = await Open(path)) Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);

        open[0].Dispose();
        // The server learns a moment later that a browser went away.
        while (true)
        {
            using var allowed = await Open(path);
            if (allowed.IsSuccessStatusCode) break;
            await Task.Yield();
        }

        foreach (var answer in open) answer.Dispose();
    }

    private async Task<HttpResponseMessage> Open(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Cookie", $"stoa-session={SampleApi.Token}" } } };
        return await host.Browser.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }
}
