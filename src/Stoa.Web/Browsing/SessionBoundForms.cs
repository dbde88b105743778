using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace Stoa.Web.Browsing;

/// <summary>Binds a form to the session that it was drawn for: one that was opened before a sign-in or sign-out is refused.</summary>
internal sealed class SessionBoundForms : IAntiforgeryAdditionalDataProvider
{
    public string GetAdditionalData(HttpContext context) => SessionCookie.Read(context.Request) is { } token
        ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)))[..16]
        : "visitor";

    public bool ValidateAdditionalData(HttpContext context, string additionalData) => additionalData == GetAdditionalData(context);
}
