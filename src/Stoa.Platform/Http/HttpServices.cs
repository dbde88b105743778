using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Stoa.Contracts.Common;
using Stoa.Platform.Http.Edge;
using Stoa.Platform.Http.Idempotency;
using Stoa.Platform.Http.Lists;

namespace Stoa.Platform.Http;

/// <summary>Registers what the HTTP side of a process consists of.</summary>
internal static class HttpServices
{
    public static IServiceCollection AddStoaHttp(this IServiceCollection services)
    {
        services.AddProblemDetails().AddExceptionHandler<UnhandledErrors>();
        services.AddSingleton<UnhandledErrors>().AddSingleton<ConstraintProblems>().AddSingleton<Cursors>();
        services.AddHttpContextAccessor();
        services.AddSingleton<CallerShares>().AddOptions<EdgeOptions>().BindConfiguration("edge").ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<KeyedRequest>().AddHostedService<KeyCleanup>();
        services.ConfigureHttpJsonOptions(json => StoaJson.Apply(json.SerializerOptions));
        // Without it a parameter that cannot be read is answered 400 with an empty body.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        return services;
    }
}
