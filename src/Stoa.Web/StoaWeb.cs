using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Stoa.Platform.Http.Edge;
using Stoa.Platform.Security;
using Stoa.Web.Assets;
using Stoa.Web.Browsing;
using Stoa.Web.Components;
using Stoa.Web.Components.Pages.Invoices;
using Stoa.Web.Components.Pages.Mailbox;
using Stoa.Web.Components.Pages.Orders;
using Stoa.Web.Languages;
using Stoa.Web.Live;

namespace Stoa.Web;

/// <summary>The storefront and the control panel: server-rendered pages that work without script.</summary>
public static class StoaWeb
{
    /// <summary>Everything but the typed clients of the components, which the host registers.</summary>
    public static IServiceCollection AddStoaWeb(this IServiceCollection services)
    {
        services.AddOptions<WebOptions>()
            .Validate(o => Language.Find(o.DefaultLanguage) is not null, "Web:DefaultLanguage is neither en nor it.")
            .Validate(o => !string.IsNullOrWhiteSpace(o.Brand), "Web:Brand is empty.")
            .ValidateOnStart();
        services.AddHttpContextAccessor();
        services.AddRazorComponents();
        services.AddResponseCompression();
        services.AddAntiforgery(forms => (forms.Cookie.Name, forms.Cookie.SecurePolicy) = ("stoa-form", CookieSecurePolicy.SameAsRequest));
        SealFormsByThePlatformKey(services);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<OpenStreams>();
        services.AddSingleton<AssetCatalog>();
        services.AddScoped<Preferences>().AddScoped<Visitor>().AddScoped<PageContext>().AddScoped<Drawing>().AddScoped<FollowOrder>().AddScoped<FollowDeployment>().AddScoped<FollowStatus>().AddScoped<Payment>();
        services.AddSingleton<IAntiforgeryAdditionalDataProvider, SessionBoundForms>();
        services.AddScoped(provider => new Phrases(provider.GetRequiredService<Preferences>().Language));
        return services;
    }

    /// <summary>Maps pages, assets and the page for addresses that nobody answers.</summary>
    public static void MapStoaWeb(this WebApplication routes)
    {
        routes.MapGet(Asset.Folder + "{file}", ServeAsset.Handle).ExcludeFromDescription();
        routes.MapPost("/sign-out", SignOut.Handle).ExcludeFromDescription().AsPage(routes);
        routes.MapGet("/orders/{id}/live", FollowOrder.Handle).HoldsPageOpen().ExcludeFromDescription().AsPage(routes);
        routes.MapGet("/deployments/{id}/live", FollowDeployment.Handle).HoldsPageOpen().ExcludeFromDescription().AsPage(routes);
        routes.MapGet("/operator/live", FollowStatus.Handle).HoldsPageOpen().ExcludeFromDescription().AsPage(routes);
        routes.MapGet("/invoices/{id}/pdf", DownloadInvoice.Handle).ExcludeFromDescription().AsPage(routes);
        routes.MapGet("/credit-notes/{id}/pdf", DownloadInvoice.CreditNote).ExcludeFromDescription().AsPage(routes);
        routes.MapGet("/mailbox/{id}/html", MailMarkup.Handle).ExcludeFromDescription().AsPage(routes);
        routes.MapGet("/mailbox/{id}/attachment", DownloadAttachment.Handle).ExcludeFromDescription().AsPage(routes);
        routes.MapRazorComponents<App>().AsPage(routes);
        routes.UseNothingHere();
    }

    // Whoever adds antiforgery gets the framework's ring of keys too, and a service that writes its first key into the user's home.
    private static void SealFormsByThePlatformKey(IServiceCollection services)
    {
        foreach (var ring in services.Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType?.Name == "DataProtectionHostedService").ToList()) services.Remove(ring);
        services.AddSingleton<IDataProtectionProvider>(provider => new FormProtection(provider.GetRequiredService<PlatformKey>()));
    }
}
