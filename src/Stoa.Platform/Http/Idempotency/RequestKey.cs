using System.Security.Cryptography;
using System.Text;
using Stoa.Contracts.Common;

namespace Stoa.Platform.Http.Idempotency;

/// <summary>The <c>Idempotency-Key</c> of one request, with all that it is bound to.</summary>
/// <param name="Tenant">The company that the request works for.</param>
/// <param name="Caller">The user or component; a visitor by network address, so that nobody meets a stranger's key.</param>
/// <param name="Method">POST or PATCH.</param>
/// <param name="Route">The endpoint's pattern.</param>
/// <param name="Key">As sent.</param>
/// <param name="Fingerprint">Keyed hash of address and body: a password in a body could be guessed from a plain hash.</param>
internal sealed record RequestKey(TenantId Tenant, string Caller, string Method, string Route, string Key, byte[] Fingerprint)
{
    /// <summary>A short name for all of it together.</summary>
    public Guid Wish => new(SHA256.HashData([
        .. Encoding.UTF8.GetBytes($"{Tenant}\n{Caller}\n{Method}\n{Route}\n{Key}\n"), .. Fingerprint,
    ]).AsSpan(0, 16));
}
