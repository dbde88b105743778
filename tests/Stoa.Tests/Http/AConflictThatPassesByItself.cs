using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Stoa.Platform.Http;

namespace Stoa.Tests.Http;

public sealed class AConflictThatPassesByItself
{
    [Theory]
    [InlineData(0, 200, 1)]
    [InlineData(1, 200, 2)]
    [InlineData(2, 200, 3)]
    [InlineData(3, 409, 3)]
    public async Task Is_asked_again_with_the_same_body_and_not_for_ever(int conflicts, int status, int asked)
    {
        var component = new Component(conflicts, TimeSpan.Zero);
        Assert.Equal(status, await Ask(component));
        Assert.Equal(Enumerable.Repeat("{\"wish\":1}", asked), component.Asked);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(2)]
    public async Task Is_one_that_says_so_and_no_other(int? seconds)
    {
        var component = new Component(1, seconds is { } wait ? TimeSpan.FromSeconds(wait) : null);
        Assert.Equal((409, 1), (await Ask(component), component.Asked.Count));
    }

    private static async Task<int> Ask(Component component)
    {
        using var client = new HttpClient(new ConflictHandler { InnerHandler = component });
        using var answer = await client.PutAsJsonAsync("http://component/", new { Wish = 1 }, TestContext.Current.CancellationToken);
        return (int)answer.StatusCode;
    }

    private sealed class Component(int conflicts, TimeSpan? retryAfter) : HttpMessageHandler
    {
        public List<string> Asked { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Add(await request.Content!.ReadAsStringAsync(cancellationToken));
            var answer = new HttpResponseMessage(Asked.Count > conflicts ? HttpStatusCode.OK : HttpStatusCode.Conflict);
            if (retryAfter is { } wait && answer.StatusCode == HttpStatusCode.Conflict) answer.Headers.RetryAfter = new RetryConditionHeaderValue(wait);
            return answer;
        }
    }
}
