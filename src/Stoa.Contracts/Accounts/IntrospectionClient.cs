using Stoa.Contracts.Common;

namespace Stoa.Contracts.Accounts;

/// <summary>Asks accounts whom a token stands for (in the manner of RFC 7662). For components only.</summary>
public sealed class IntrospectionClient(HttpClient http) : ApiClient(http)
{
    /// <summary>Null when the token is unknown, expired or revoked.</summary>
    public async Task<Introspection?> Introspect(string token, CancellationToken cancel)
    {
        try
        {
            return await Put<Introspection>("/api/accounts/introspection", new IntrospectionRequest(token), cancel);
        }
        catch (ProblemException unknown) when (unknown.IsNotFound)
        {
            return null;
        }
    }
}
