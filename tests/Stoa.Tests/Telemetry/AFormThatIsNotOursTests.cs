using System.Net;
using Stoa.Tests.Http.Conformance;

namespace Stoa.Tests.Telemetry;

public sealed class AFormThatIsNotOursTests(Marketplace market) : IClassFixture<Marketplace>
{
    [Fact]
    public async Task Is_one_line_in_the_log_however_often_it_is_sent()
    {
        var before = market.Node.Log.Lines.Count;
        var visitor = market.Node.AsVisitor();
        visitor.DefaultRequestHeaders.Add("Cookie", "stoa-form=made-up");
        foreach (var client in new[] { market.Node.AsVisitor(), visitor, visitor })
        {
            using var answer = await client.PostAsync("/sign-in", new FormUrlEncodedContent([new("_handler", "sign-in")]), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }

        var said = market.Node.Log.Lines.Skip(before).Where(line => line.Contains("sign-in", StringComparison.Ordinal) || line.Contains("ntiforgery", StringComparison.Ordinal));
        Assert.Contains("Refused 400 POST /sign-in", Assert.Single(said));
    }
}
