using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Stoa.Web.Languages;

namespace Stoa.Web.Browsing;

/// <summary>How a visitor wants pages: from the address (<c>?lang=it&amp;theme=dark</c>), else the cookie, else the browser's headers.</summary>
internal sealed class Preferences
{
    public const string LanguageName = "lang";
    public const string ThemeName = "theme";
    private const string CookiePrefix = "stoa-";
    private readonly HttpRequest request;

    public Preferences(IHttpContextAccessor accessor, IOptions<WebOptions> options)
    {
        request = accessor.HttpContext!.Request;
        Language = Language.Find(Asked(LanguageName)) ?? Accepted(request) ?? Language.Find(options.Value.DefaultLanguage) ?? Language.English;
        Theme = Themes.Find(Asked(ThemeName)) ?? Theme.System;
    }

    public Language Language { get; }
    public Theme Theme { get; }

    /// <summary>This page with another preference.</summary>
    public string Link(string name, string value)
    {
        var query = request.Query.Where(q => q.Key != name).Append(new(name, value));
        return request.PathBase + request.Path + QueryString.Create(query);
    }

    /// <summary>Keeps what the address asked for, so that the next pages come the same way.</summary>
    public void Remember(HttpResponse response)
    {
        if (Language.Find(request.Query[LanguageName]) is { } language) Keep(response, LanguageName, language.Code);
        if (Themes.Find(request.Query[ThemeName]) is { } theme) Keep(response, ThemeName, theme.ToString().ToLowerInvariant());
    }

    private string? Asked(string name) => request.Query.TryGetValue(name, out var asked) ? asked.ToString() : request.Cookies[CookiePrefix + name];

    // Not HttpOnly: the script switches the theme in place. Neither cookie says anything about who the visitor is.
    private static void Keep(HttpResponse response, string name, string value) => response.Cookies.Append(
        CookiePrefix + name, value, new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, Path = "/", Secure = response.HttpContext.Request.IsHttps });

    private static Language? Accepted(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .OrderByDescending(l => l.Quality ?? 1)
        .Select(l => Language.Find(l.Value.ToString()) ?? Language.Find(l.Value.ToString().Split('-')[0]))
        .FirstOrDefault(l => l is not null);
}
