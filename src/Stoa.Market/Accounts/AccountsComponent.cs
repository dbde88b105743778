using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Stoa.Contracts.Accounts;
using Stoa.Contracts.Common;
using Stoa.Market.Accounts.Companies;
using Stoa.Market.Accounts.Limits;
using Stoa.Market.Accounts.Operators;
using Stoa.Market.Accounts.People;
using Stoa.Market.Accounts.Sessions;
using Stoa.Market.Accounts.SignUps;
using Stoa.Market.Accounts.Storage;
using Stoa.Market.Accounts.Tokens;
using Stoa.Platform.Hosting;
using Stoa.Platform.Http;
using Stoa.Platform.Http.Lists;
using Stoa.Platform.Security;
using Stoa.Platform.Security.Passwords;

namespace Stoa.Market.Accounts;

/// <summary>People, companies, sessions and tokens.</summary>
public sealed class AccountsComponent : Component
{
    public override string Name => "accounts";

    public override void AddServices(ComponentBuilder component)
    {
        component.Options<AccountsOptions>().Store<AuthStore>().Store<AccountsStore>().Store<CompanyRoll>();
        component.Constraint("user_email", AccountsProblems.AddressTaken);
        var services = component.Services;
        services.TryAddSingleton<PasswordHasher>();
        services.AddSingleton<SignUpCodes>().AddSingleton<AttemptLimits>().AddSingleton<CredentialLookup>();
        services.AddScoped<StartSignUp>().AddScoped<ConfirmSignUp>().AddScoped<SignIn>().AddScoped<SessionOpening>();
        services.AddScoped<CreateToken>().AddScoped<ListTokens>().AddScoped<RevokeToken>();
        services.AddSingleton<OperatorBootstrap>().AddHostedService<ExpungeOldRows>();
    }

    public override void MapEndpoints(ComponentRoutes routes)
    {
        MapSignUps(routes.Api<AuthStore>());
        MapSessions(routes.Api<AuthStore>());
        MapTokens(routes.Api<AuthStore>());
        routes.Api<CompanyRoll>().MapGet("/companies", ListCompanies.Handle).Allow(Callers.Operator);
        routes.Api<AccountsStore>().MapGet("/companies/{id}", GetCompany.Handle).Allow(Callers.User | Callers.Component);
    }

    private static void MapSignUps(IEndpointRouteBuilder api)
    {
        api.MapPost("/sign-ups", (SignUpRequest request, StartSignUp start, HttpContext context, CancellationToken cancel) => start.Handle(request, context, cancel))
            .Allow(Callers.Visitor).WorksFor(TenantId.Marketplace).WithoutTransaction();
        api.MapPost("/sign-ups/{id}/confirmation", (SignUpId id, ConfirmSignUpRequest request, ConfirmSignUp confirm, HttpContext context, CancellationToken cancel) =>
                confirm.Handle(id, request, context, cancel))
            .Allow(Callers.Visitor).WorksFor(NewCompany).WithoutTransaction().KeepsRefusals();
    }

    private static void MapSessions(IEndpointRouteBuilder api)
    {
        api.MapPost("/sessions", (SignInRequest request, SignIn signIn, HttpContext context, CancellationToken cancel) => signIn.Handle(request, context, cancel))
            .Allow(Callers.Visitor).WorksFor(TenantId.Marketplace).WithoutTransaction();
        api.MapDelete("/sessions/current", SignOut.Handle).Allow(Callers.User);
        api.MapGet("/me", GetMe.Handle).Allow(Callers.User);
        api.MapPut("/introspection", IntrospectToken.Handle).Allow(Callers.Component);
    }

    private static void MapTokens(IEndpointRouteBuilder api)
    {
        api.MapPost("/tokens", (ApiTokenRequest request, CreateToken create, HttpContext context, CancellationToken cancel) => create.Handle(request, context, cancel))
            .Allow(Callers.User);
        api.MapGet("/tokens", (ListTokens list, HttpContext context, Paging paging, CancellationToken cancel) => list.Handle(context, paging, cancel))
            .Allow(Callers.User);
        api.MapDelete("/tokens/{id}", (ApiTokenId id, RevokeToken revoke, HttpContext context, CancellationToken cancel) => revoke.Handle(id, context, cancel))
            .Allow(Callers.User);
    }

    // A malformed id works for nobody's company and finds nothing.
    private static TenantId NewCompany(HttpContext context) =>
        TypeId.TryParse<SignUpId>(context.Request.RouteValues["id"] as string, out var id) ? SignUp.CompanyOf(id) : TenantId.Marketplace;
}
