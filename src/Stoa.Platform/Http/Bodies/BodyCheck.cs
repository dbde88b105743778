using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;
using Stoa.Contracts.Common;
using Stoa.Platform.Security;

namespace Stoa.Platform.Http.Bodies;

/// <summary>
/// Reads the body of an API request once and, at the public edge, compares it with what the operation takes: every fault is named
/// at once, members that nobody reads included. Components may be a release apart, so from them unknown members are passed over.
/// </summary>
internal sealed class BodyCheck(RequestDelegate next, IOptions<JsonOptions> json)
{
    private static readonly JsonDocumentOptions Reading = new() { CommentHandling = JsonCommentHandling.Disallow };

    public async Task Invoke(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata is not { } metadata || metadata.GetMetadata<ComponentEndpoint>() is null || HasNoBody(context.Request))
        {
            await next(context);
            return;
        }

        var accepts = metadata.GetMetadata<IAcceptsMetadata>();
        if (accepts is not null && context.Request.ContentLength is not 0 && !IsJson(context.Request))
        {
            await Problems.Of(PlatformProblems.WrongContentType).ExecuteAsync(context);
            return;
        }

        var bytes = await JsonBody.Read(context);
        context.Features.Set(new ReadBody(bytes));
        var faults = accepts?.RequestType is { } type && !context.Caller().Kinds.HasFlag(Callers.Component) ? Faults(bytes, type) : [];
        if (faults.Count > 0) await Problems.Invalid(faults).ExecuteAsync(context);
        else await next(context);
    }

    private static bool HasNoBody(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method);

    private static bool IsJson(HttpRequest request) => request.HasJsonContentType();

    private IReadOnlyList<FieldError> Faults(ReadOnlyMemory<byte> bytes, Type type)
    {
        if (bytes.Length == 0) return [new FieldError("", "a JSON body is needed")];
        if (!Utf8.IsValid(bytes.Span)) return [new FieldError("", "the body is not UTF-8")];
        try
        {
            using var document = JsonDocument.Parse(bytes, Reading);
            return JsonFaults.Of(document.RootElement, json.Value.SerializerOptions.GetTypeInfo(type));
        }
        catch (JsonException broken)
        {
            return [new FieldError("", $"not JSON: line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1}")];
        }
    }
}
