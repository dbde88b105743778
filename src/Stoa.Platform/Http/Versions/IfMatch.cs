using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;
using Stoa.Contracts.Common;

namespace Stoa.Platform.Http.Versions;

/// <summary>
/// The version that the caller believes to be current (RFC 9110 section 13.1.1): a handler takes it as a parameter and answers
/// <see cref="Problems.ChangedSince"/> where it does not allow the change. Without the header every change is allowed. What does not
/// take it refuses the header (<see cref="VersionCheck"/>).
/// </summary>
public sealed class IfMatch : IEndpointParameterMetadataProvider
{
    /// <summary>The header.</summary>
    internal const string Header = "If-Match";

    private readonly IList<EntityTagHeaderValue> tags;

    private IfMatch(IList<EntityTagHeaderValue> tags) => this.tags = tags;

    /// <summary>True when the thing as it is now is what the caller read.</summary>
    /// <param name="current">What a GET of it would answer now.</param>
    public bool Allows(IVersioned current) => Allows(VersionTag.Of(current.Version));

    /// <inheritdoc cref="Allows(IVersioned)"/>
    public bool Allows(ITaggedByContent current) => Allows(VersionTag.Of(current));

    private bool Allows(EntityTagHeaderValue current) =>
        tags.Count == 0 || tags.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(current, useStrongComparison: true));

    /// <summary>Called by the framework.</summary>
    public static ValueTask<IfMatch> BindAsync(HttpContext context)
    {
        var header = context.Request.Headers.IfMatch;
        if (header.Count == 0) return ValueTask.FromResult(new IfMatch([]));
        return EntityTagHeaderValue.TryParseList([.. header.OfType<string>()], out var tags)
            ? ValueTask.FromResult(new IfMatch(tags))
            : throw RefusedException.Fault($"header/{Header}", "give the ETag of the answer that you read, in its quotes");
    }

    static void IEndpointParameterMetadataProvider.PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new ChecksVersion());
}

/// <summary>Metadata: the endpoint heeds <c>If-Match</c>.</summary>
internal sealed record ChecksVersion;
