using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Stoa.Contracts.Accounts;
using Stoa.Contracts.Common;
using Stoa.Platform.Hosting;
using Stoa.Platform.Http;
using Stoa.Platform.Security;

namespace Stoa.Tests.Fixtures;

/// <summary>Stands in for accounts where sign-in is not what is tested: whoever a <see cref="Person"/>'s token names is signed in.</summary>
internal sealed class TestAccounts : Component
{
    /// <summary>Where a company sits; Italy when nothing is said.</summary>
    public static ConcurrentDictionary<TenantId, string> Seats { get; } = new();

    /// <summary>Those that are no private person.</summary>
    public static ConcurrentDictionary<TenantId, bool> Businesses { get; } = new();

    public override string Name => "accounts";

    public override void AddServices(ComponentBuilder component)
    {
    }

    public override void MapEndpoints(ComponentRoutes routes)
    {
        var api = routes.Api();
        api.MapPut("introspection", Introspect).Allow(Callers.Component);
        api.MapGet("companies/{id}", (TenantId id) => TypedResults.Ok(CompanyOf(id))).Allow(Callers.Component);
    }

    private static CompanyView CompanyOf(TenantId id) => new(id, "Company", Seats.GetValueOrDefault(id, "IT"), null) { IsBusiness = Businesses.ContainsKey(id) };

    private static IResult Introspect(IntrospectionRequest request) => request.Token.StartsWith(Person.Prefix, StringComparison.Ordinal)
        ? TypedResults.Ok(JsonSerializer.Deserialize<Introspection>(Base64Url.DecodeFromChars(request.Token.AsSpan(Person.Prefix.Length)), StoaJson.Tolerant))
        : Problems.NotFound("token");
}
