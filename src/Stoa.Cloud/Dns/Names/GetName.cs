using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Cloud.Dns.Storage;
using Stoa.Contracts.Dns;
using Stoa.Platform.Http;
using Stoa.Platform.Storage;

namespace Stoa.Cloud.Dns.Names;

/// <summary><c>GET names/{key}</c>.</summary>
internal static class GetName
{
    public static async Task<Results<Ok<NameView>, ProblemHttpResult>> Handle(
        string key, DnsStore store, OperationContext operation, CancellationToken cancel) =>
        await store.Find(operation.Tenant, key, cancel) is { } name ? TypedResults.Ok(name.View()) : Problems.NotFound("name");
}
