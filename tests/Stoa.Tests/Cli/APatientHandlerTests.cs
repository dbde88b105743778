using System.Net;
using System.Net.Http.Headers;
using Stoa.Cli;

namespace Stoa.Tests.Cli;

public sealed class APatientHandlerTests
{
    [Theory]
    [InlineData("GET", false, 3)]
    [InlineData("PUT", false, 3)]
    [InlineData("POST", true, 3)]
    [InlineData("POST", false, 1)]
    public async Task Asks_again_only_what_has_one_effect(string method, bool hasKey, int asked)
    {
        var server = new Away(TimeSpan.Zero);
        using var client = new HttpClient(new PatientHandler(server));
        using var request = new HttpRequestMessage(new HttpMethod(method), "http://stoa.test/");
        if (hasKey) request.Headers.Add("Idempotency-Key", "one");
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, asked), (answer.StatusCode, server.Asked));
    }

    [Fact]
    public async Task Does_not_wait_for_longer_than_a_person_would()
    {
        var server = new Away(TimeSpan.FromMinutes(5));
        using var client = new HttpClient(new PatientHandler(server));
        using var answer = await client.GetAsync(new Uri("http://stoa.test/"), TestContext.Current.CancellationToken);
        Assert.Equal(1, server.Asked);
    }

    [Fact]
    public void A_command_that_is_to_end_gets_the_time_that_a_busy_server_needs() =>
        Assert.True(CommandLine.Manner.ProcessTerminationTimeout >= TimeSpan.FromMinutes(2));

    private sealed class Away(TimeSpan wait) : HttpMessageHandler
    {
        public int Asked { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked++;
            var answer = new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
            answer.Headers.RetryAfter = new RetryConditionHeaderValue(wait);
            return Task.FromResult(answer);
        }
    }
}
