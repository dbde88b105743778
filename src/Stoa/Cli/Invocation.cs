using System.CommandLine;
using System.Net.Http.Headers;
using Stoa.Contracts.Common;

namespace Stoa.Cli;

/// <summary>One call of a client verb: its options, the connection, the output.</summary>
internal sealed class Invocation(ParseResult parsed) : IDisposable
{
    private readonly PatientHandler handler = new(new SocketsHttpHandler());

    public Uri Server => parsed.GetValue(GlobalOptions.Server)!;

    public Output Output { get; } = new(parsed.GetValue(GlobalOptions.Json));

    public T? Value<T>(Option<T> option) => parsed.GetValue(option);

    public T? Value<T>(Argument<T> argument) => parsed.GetValue(argument);

    /// <summary>What proves who calls: told, or else kept by the last sign-in at this server; null for a visitor.</summary>
    public string? Token => parsed.GetValue(GlobalOptions.Token) ?? SavedSession.Read(Server);

    /// <summary>A typed client that speaks to the server with the token at hand.</summary>
    public TClient Client<TClient>(Func<HttpClient, TClient> create) where TClient : ApiClient
    {
        var http = new HttpClient(handler, disposeHandler: false) { BaseAddress = Server };
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("stoa-cli", "0.1"));
        if (Token is { } token)
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return create(http);
    }

    /// <summary>A fresh idempotency key: a verb called twice is meant twice.</summary>
    public static string NewKey() => Guid.NewGuid().ToString("N");

    public void Dispose() => handler.Dispose();
}
