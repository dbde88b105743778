using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Stoa.Web.Assets;
using Stoa.Web.Browsing;
using Stoa.Web.Components;
using Stoa.Web.Languages;

namespace Stoa.Web;

/// <summary>The storefront and the control panel: server-rendered pages that work without script.</summary>
public static class StoaWeb
{
    public static IServiceCollection AddStoaWeb(this IServiceCollection services)
    {
        services.AddOptions<WebOptions>()
            .Validate(o => Language.Find(o.DefaultLanguage) is not null, "Web:DefaultLanguage is neither en nor it.")
            .Validate(o => !string.IsNullOrWhiteSpace(o.Brand), "Web:Brand is empty.")
            .ValidateOnStart();
        services.AddHttpContextAccessor();
        services.AddRazorComponents();
        services.AddResponseCompression();
        services.AddAntiforgery(forms => forms.Cookie.Name = "stoa-form");
        services.AddSingleton<AssetCatalog>();
        services.AddScoped<Preferences>();
        services.AddScoped(provider => new Phrases(provider.GetRequiredService<Preferences>().Language));
        return services;
    }

    /// <summary>Maps pages, assets and the page for addresses that nobody answers.</summary>
    public static void MapStoaWeb(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Asset.Folder + "{file}", ServeAsset.Handle).ExcludeFromDescription();
        routes.MapRazorComponents<App>().Add(endpoint => PagePipeline.Wrap(routes, endpoint));
        var missing = routes.MapFallback("{*path}", NothingHere);
        missing.Add(endpoint => PagePipeline.Wrap(routes, endpoint));
        missing.ExcludeFromDescription();
    }

    private static RazorComponentResult NothingHere() => new(typeof(Components.Pages.NotFound)) { StatusCode = StatusCodes.Status404NotFound };
}
