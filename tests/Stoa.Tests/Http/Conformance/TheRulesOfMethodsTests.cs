using System.Net;
using System.Text;

namespace Stoa.Tests.Http.Conformance;

/// <summary>What every address answers to a method or a content type that it does not take: the pages lie beside it and must not.</summary>
public sealed class TheRulesOfMethodsTests(Marketplace market) : IClassFixture<Marketplace>
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    [Fact]
    public async Task A_method_that_an_address_does_not_take_is_refused_with_those_that_it_does()
    {
        var operations = await market.Operations();
        foreach (var path in operations.Select(operation => operation.Path.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal)).Distinct())
        {
            var there = operations.Where(operation => IsAt(operation.Path, path)).ToList();
            var taken = there.Select(operation => operation.Method).Distinct().ToList();
            var hasHead = there.Any(operation => operation.Method == "GET" && !IsStream(operation));
            foreach (var method in Methods.Except(taken))
            {
                using var answer = await market.As(Role.Owner).Ask(new HttpRequestMessage(new HttpMethod(method), path));
                Assert.Equal((method, path, null), (method, path, await answer.IsNot(405, "stoa:wrong-method")));
                Assert.Equal(taken.Concat(hasHead ? ["HEAD"] : []).Order(), answer.Content.Headers.Allow.Order());
            }
        }
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData(null)]
    public Task A_content_type_that_is_not_read_is_refused(string? type) => market.Keeps(operation => operation.HasBody, async operation =>
    {
        var request = operation.Request(await Calls.All[operation.Name](market));
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes("a=b"));
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var answer = await market.As(operation.Caller).Ask(request);
        return await answer.IsNot(415, "stoa:wrong-content-type");
    });

    [Fact]
    public Task What_can_be_read_can_be_asked_for_its_head_unless_it_never_ends() => market.Keeps(operation => operation.Method == "GET", async operation =>
    {
        var call = await Calls.All[operation.Name](market);
        using var head = await market.As(operation.Caller).Ask(Head(operation.Request(call)));
        if (IsStream(operation)) return head.StatusCode == HttpStatusCode.MethodNotAllowed ? null : $"answered {(int)head.StatusCode}";
        using var whole = await market.As(operation.Caller).Ask(operation.Request(call));
        return (head.StatusCode, $"{head.Content.Headers.ContentType}") == (whole.StatusCode, $"{whole.Content.Headers.ContentType}") && await Length(head) == 0
            ? null
            : $"answered {(int)head.StatusCode} {head.Content.Headers.ContentType} with {await Length(head)} bytes, to GET {(int)whole.StatusCode} {whole.Content.Headers.ContentType}";
    });

    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/sign-in", HttpStatusCode.OK)]
    [InlineData("/no/such/page", HttpStatusCode.NotFound)]
    [InlineData("/api/no/such/operation", HttpStatusCode.NotFound)]
    [InlineData("/orders/ord_x/live", HttpStatusCode.MethodNotAllowed)]
    public async Task So_can_pages(string path, HttpStatusCode status)
    {
        using var head = await market.As(Role.Visitor).Ask(new HttpRequestMessage(HttpMethod.Head, path));
        Assert.Equal((status, 0), (head.StatusCode, await Length(head)));
    }

    [Theory]
    [InlineData("/", "GET, HEAD, POST")]
    [InlineData("/orders/ord_x/live", "GET")]
    [InlineData("/sign-out", "POST")]
    public async Task Pages_say_what_they_take_too(string path, string taken)
    {
        using var answer = await market.As(Role.Visitor).Ask(new HttpRequestMessage(HttpMethod.Put, path));
        Assert.Equal((HttpStatusCode.MethodNotAllowed, taken), (answer.StatusCode, string.Join(", ", answer.Content.Headers.Allow.Order())));
    }

    private static bool IsStream(Operation operation) => operation.Id.StartsWith("follow", StringComparison.Ordinal);

    // "validation" is one of the "{id}", too.
    private static bool IsAt(string template, string path) =>
        template.Split('/') is var parts && path.Split('/') is var given && parts.Length == given.Length && parts.Zip(given).All(pair => pair.First.StartsWith('{') || pair.First == pair.Second);

    private static HttpRequestMessage Head(HttpRequestMessage request)
    {
        request.Method = HttpMethod.Head;
        return request;
    }

    private static async Task<int> Length(HttpResponseMessage answer) => (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;
}
