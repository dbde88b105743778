using System.Diagnostics;
using Microsoft.AspNetCore.Http;
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
        services.AddProblemDetails(problems => problems.CustomizeProblemDetails = NameTrace).AddExceptionHandler<UnhandledErrors>();
        services.AddSingleton<UnhandledErrors>().AddSingleton<ConstraintProblems>().AddSingleton<Cursors>();
        services.AddHttpContextAccessor();
        services.AddSingleton<OpenStreams>().AddSingleton<CallerShares>().AddOptions<EdgeOptions>().BindConfiguration("edge").ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<KeyedRequest>().AddHostedService<KeyCleanup>();
        services.ConfigureHttpJsonOptions(json => StoaJson.Apply(json.SerializerOptions));
        // Without it a parameter that cannot be read is answered 400 with an empty body.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        return services;
    }

    // The framework would name the request's own span; what a person quotes and we look for is the trace.
    private static void NameTrace(ProblemDetailsContext context)
    {
        if (Activity.Current is { } activity) context.ProblemDetails.Extensions["traceId"] = activity.TraceId.ToString();
        else context.ProblemDetails.Extensions.Remove("traceId");
    }
}
