using Microsoft.Extensions.DependencyInjection;
using Stoa.Contracts.Accounts;
using Stoa.Platform.Http;
using Stoa.Platform.Operations.Acts;
using Stoa.Platform.Operations.Runs;
using Stoa.Platform.Operations.Status;

namespace Stoa.Platform.Operations;

/// <summary>Registers what <see cref="OperationsRoutes"/> need.</summary>
internal static class OperationsServices
{
    public static IServiceCollection AddOperations(this IServiceCollection services, IEnumerable<string> components)
    {
        services.AddSingleton(new KnownComponents([.. components]));
        services.AddSingleton<ReadNodes>().AddSingleton<ReadWork>().AddSingleton<OperatedRuns>();
        return services.AddComponentClient<AccountsClient>("accounts").AddScoped<OperatorName>();
    }
}
