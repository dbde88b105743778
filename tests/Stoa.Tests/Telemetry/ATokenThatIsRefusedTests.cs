using System.Net;
using System.Net.Http.Headers;
using Stoa.Tests.Http.Shelf;

namespace Stoa.Tests.Telemetry;

public sealed class ATokenThatIsRefusedTests(ShelfNode shelf) : IClassFixture<ShelfNode>
{
    [Fact]
    public async Task Is_one_line_in_the_log_however_often_it_is_tried()
    {
        var before = shelf.Node.Log.Lines.Count;
        var client = shelf.Node.AsVisitor();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "sess_made-up");
        for (var i = 0; i < 5; i++)
        {
            using var answer = await client.GetAsync(new Uri("/api/shelf/books", UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }

        var line = Assert.Single(shelf.Node.Log.Lines.Skip(before), line => line.Contains("401", StringComparison.Ordinal) || line.Contains("authenticated", StringComparison.Ordinal));
        Assert.Contains("Refused 401 GET /api/shelf/books", line);
    }
}
