using System.Text;
using Stoa.Contracts.Common;

namespace Stoa.Platform.Security.Secrets;

/// <summary>Where a sealed secret belongs. It opens there and nowhere else, so that nobody can move it to a row of their own.</summary>
/// <param name="Tenant">The company whose key seals it.</param>
/// <param name="Record">The row's or message's id.</param>
/// <param name="Column">The column or member, such as <c>mail.content</c>.</param>
public sealed record SealedPlace(TenantId Tenant, string Record, string Column)
{
    // With the length in front no two places are written alike, whatever stands in them.
    internal byte[] Bytes() => Encoding.UTF8.GetBytes($"{Tenant}|{Record.Length}|{Record}|{Column}");
}
