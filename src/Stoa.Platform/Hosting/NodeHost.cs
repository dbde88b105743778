using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Stoa.Contracts.Accounts;
using Stoa.Contracts.Common;
using Stoa.Contracts.Operations;
using Stoa.Platform.Http;
using Stoa.Platform.Http.Description;
using Stoa.Platform.Http.Edge;
using Stoa.Platform.Messaging;
using Stoa.Platform.Messaging.Subscriptions;
using Stoa.Platform.Operations;
using Stoa.Platform.Security;
using Stoa.Platform.Security.Secrets;
using Stoa.Platform.Storage;
using Stoa.Platform.Telemetry;
using Stoa.Platform.Workflows;

namespace Stoa.Platform.Hosting;

/// <summary>Makes a process of Stoa out of the components that it shall run.</summary>
public static class NodeHost
{
    /// <summary>Everything but the start.</summary>
    /// <param name="options">What this process was told.</param>
    /// <param name="table">All components that exist, those of other processes too.</param>
    /// <param name="adjust">Last word on the services: a test's manual clock.</param>
    public static WebApplication Build(NodeOptions options, IReadOnlyList<Component> table, Action<IServiceCollection>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        var here = RoleTable.Select(table, options.Roles);
        var node = new Node(NodeIdOf(), [.. here.Select(c => c.Name)], RunFolder.NewSocket(options.RunFolder));
        Listen(builder, options, node);
        AddPlatform(builder.Services, options, node);
        builder.AddStoaTelemetry(NeededBy(here));
        foreach (var component in here)
            component.AddServices(new ComponentBuilder(component.Name, builder.Services, builder.Configuration, options));
        builder.Services.AddSingleton(Elsewhere([.. table.Except(here)], builder.Configuration, options));
        builder.Services.AddSingleton(new KnownApis(Apis(table)));
        builder.Services.AddOperations(table.Select(c => c.Name)).AddDescriptions(Apis(here));
        adjust?.Invoke(builder.Services);
        var app = builder.Build();
        Pipeline.Use(app, Apis(table));
        foreach (var component in here) component.MapEndpoints(new ComponentRoutes(component.Name, app));
        OperationsRoutes.Map(app);
        Forwarding.Map(app, table.Select(c => c.Name).Except(node.Roles));
        Documents.Map(app, Apis(here), Apis(table));
        app.MapStoaTelemetry();
        EndpointAudit.Check(AllEndpoints.Build(app));
        return app;
    }

    /// <summary>Brings the schemas up to date, then starts.</summary>
    /// <param name="app">As built.</param>
    /// <param name="table">All components there are.</param>
    /// <param name="cancel">Ends the start.</param>
    /// <param name="announce">Told how many migrations are missing, in place of a log line for each; null for the log.</param>
    public static async Task Start(WebApplication app, IReadOnlyList<Component> table, CancellationToken cancel, Action<int>? announce = null)
    {
        var here = app.Services.GetRequiredService<Node>().Roles;
        await app.Services.GetRequiredService<Migrator>().Migrate(NeededBy(RoleTable.Select(table, here)), cancel, announce);
        await app.StartAsync(cancel);
    }

    // The platform's own is answered by every process.
    private static List<string> Apis(IReadOnlyList<Component> components) => [.. components.Where(c => c.HasApi).Select(c => c.Name), OperationsClient.Platform];

    private static IReadOnlyList<Migration> NeededBy(IReadOnlyList<Component> here) =>
        [.. Migration.Of("platform", typeof(NodeHost).Assembly), .. here.SelectMany(c => c.Migrations)];

    // Only to read what they hear: nothing of it is started here.
    private static HeardElsewhere Elsewhere(IReadOnlyList<Component> others, IConfiguration configuration, NodeOptions options)
    {
        var wiring = new ServiceCollection();
        foreach (var component in others) component.AddServices(new ComponentBuilder(component.Name, wiring, configuration, options));
        return HeardElsewhere.In(wiring);
    }

    private static NodeId NodeIdOf() => NodeId.From(Guid.CreateVersion7(TimeProvider.System.GetUtcNow()));

    private static void Listen(WebApplicationBuilder builder, NodeOptions options, Node node)
    {
        if (options.Listen is not null) ListenRule.Check(options);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestLineSize = AddressCheck.LongestLine;
            kestrel.ListenUnixSocket(node.Socket);
            if (options.Listen is not null) PublicAddress.Listen(kestrel, options);
        });
    }

    private static void AddPlatform(IServiceCollection services, NodeOptions options, Node node)
    {
        services.AddSingleton(options).AddSingleton(node).AddSingleton<TimeProvider>(new MicrosecondClock());
        services.AddSingleton(PlatformKey.LoadOrCreate(options.KeyFile));
        services.AddSingleton(new DatabaseOptions { ConnectionString = options.Database });
        services.AddSingleton<Databases>().AddSingleton<Migrator>();
        services.AddSingleton<Greetings>().AddSingleton<WakeSignal>().AddScoped<OperationContext>().AddScoped<StoreContext>();
        services.AddSingleton<NodeDirectory>().AddSingleton<NodeSocket>().AddSingleton<NodeTransport>().AddSingleton<NodeTokens>().AddSingleton<SessionDirectory>();
        services.AddScoped<OutgoingIdentity>().AddComponentClient<IntrospectionClient>("accounts");
        services.AddMemoryCache().AddHttpForwarder().AddHealthChecks().AddCheck<NodeSocket>("socket");
        services.AddStoaHttp();
        services.AddAuthentication(CallerAuthentication.SchemeName).AddScheme<AuthenticationSchemeOptions, CallerAuthentication>(CallerAuthentication.SchemeName, null);
        services.AddSingleton<Worker>();
        services.AddHostedService<NodeHeartbeat>().AddHostedService<WakeBroadcast>().AddHostedService<WorkerHeartbeat>();
        services.AddSingleton<Sealed>();
        services.AddMessaging().AddBroadcastHandler<TokenRevoked, ForgetRevokedToken>();
        services.AddRunEngine();
    }
}
