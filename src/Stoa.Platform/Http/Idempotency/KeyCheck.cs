using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Stoa.Contracts.Common;
using Stoa.Platform.Http.Bodies;
using Stoa.Platform.Security;
using Stoa.Platform.Storage;

namespace Stoa.Platform.Http.Idempotency;

/// <summary>Reads the <c>Idempotency-Key</c> of POST and PATCH (draft-ietf-httpapi-idempotency-key-header).</summary>
internal sealed class KeyCheck(RequestDelegate next, PlatformKey key)
{
    public const string Header = "Idempotency-Key";
    private const int Longest = 255;
    private readonly byte[] secret = key.Derive("idempotency");

    public async Task Invoke(HttpContext context, KeyedRequest keyed, OperationContext operation)
    {
        if (!IsNeeded(context.GetEndpoint(), context.Request.Method))
            await next(context);
        else if (context.Request.Headers[Header].ToString() is not { Length: > 0 and <= Longest } text || text.Any(c => c is < '!' or > '~'))
            await Problems.Of(PlatformProblems.KeyMissing, errors: [new FieldError($"header/{Header}", "1 to 255 printable ASCII characters")]).ExecuteAsync(context);
        else
        {
            keyed.Expect(Of(context, operation, text), context.GetEndpoint()!.Metadata.GetMetadata<ComponentEndpoint>()!.Store!);
            await next(context);
        }
    }

    /// <summary>True for each POST and PATCH of a component that is not exempt.</summary>
    public static bool IsNeeded(IEnumerable<object> metadata, string method) =>
        (HttpMethods.IsPost(method) || HttpMethods.IsPatch(method)) && metadata.OfType<ComponentEndpoint>().Any() && !metadata.OfType<WithoutKey>().Any();

    private static bool IsNeeded(Endpoint? endpoint, string method) => endpoint is not null && IsNeeded(endpoint.Metadata, method);

    private RequestKey Of(HttpContext context, OperationContext operation, string text)
    {
        var caller = context.Caller();
        var name = caller.Kinds == Callers.Visitor ? $"visitor:{context.NetworkOfClient()}" : caller.Actor;
        var endpoint = context.GetEndpoint()!;
        var route = endpoint.Metadata.GetMetadata<ComponentEndpoint>()!.Route(endpoint);
        return new RequestKey(operation.Tenant, name, context.Request.Method, route, text, Fingerprint(context));
    }

    private byte[] Fingerprint(HttpContext context)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        hash.AppendData(Encoding.UTF8.GetBytes($"{context.Request.Path}{context.Request.QueryString}\n"));
        hash.AppendData(context.Features.GetRequiredFeature<ReadBody>().Bytes.Span);
        return hash.GetHashAndReset();
    }
}
