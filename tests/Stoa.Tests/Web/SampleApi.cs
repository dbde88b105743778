using System.Collections.Concurrent;
using System.Net.ServerSentEvents;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Stoa.Contracts.Accounts;
using Stoa.Contracts.Billing;
using Stoa.Contracts.Catalog;
using Stoa.Contracts.Common;
using Stoa.Contracts.Deployer;
using Stoa.Contracts.Notifications;
using Stoa.Contracts.Subscriptions;
using Stoa.Contracts.Workflows;

namespace Stoa.Tests.Web;

/// <summary>Answers as the components do, as far as pages see it: the shapes are the contracts', the content is a sample.</summary>
public sealed class SampleApi : IAsyncDisposable
{
    public const string Token = "session-of-ada";
    public const string Code = "314159";
    public const string Password = "correct horse";
    private readonly WebApplication app;

    public SampleApi()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.ConfigureHttpJsonOptions(json => StoaJson.Apply(json.SerializerOptions));
        app = builder.Build();
        app.Use(Record);
        MapAccounts(app);
        MapMarket(app);
        MapDeployer(app);
    }

    public Uri Address => new(app.Urls.Single());

    /// <summary>Method, path, bearer token, idempotency key and body of each call.</summary>
    public ConcurrentQueue<(string Call, string? Token, string? Key, string Body)> Calls { get; } = new();

    public BillingDetailsView Details { get; set; } = SampleMarket.Details;

    public OrderView Order { get; set; } = SampleMarket.Order(OrderState.Deployed);

    public DeploymentView? Deployment { get; set; } = SampleMarket.Running;

    public InvoiceView Invoice { get; set; } = SampleMarket.Invoice;

    /// <summary>What was done to it before.</summary>
    public IReadOnlyList<RunView> Past { get; set; } = [];

    /// <summary>What the deployer's stream says, one after the other.</summary>
    public Channel<DeploymentView> Changes { get; private set; } = Channel.CreateUnbounded<DeploymentView>();

    /// <summary>Refuses orders until an address is given.</summary>
    public bool IsAddressNeeded { get; set; }

    /// <summary>Refuses the next write.</summary>
    public Problem? Refusal { get; set; }

    /// <summary>Answers writes with what is no answer, as a component with a fault would.</summary>
    public bool IsGarbled { get; set; }

    public IReadOnlyList<PaymentMethodView> Cards { get; set; } = [];

    public Task Start() => app.StartAsync();

    /// <summary>As it was at the start: an order that runs, no card, no call yet.</summary>
    public void Reset()
    {
        (Order, Deployment, Cards, Refusal, Past, IsGarbled) = (SampleMarket.Order(OrderState.Deployed), SampleMarket.Running, [], null, [], false);
        (Details, Invoice, IsAddressNeeded) = (SampleMarket.Details, SampleMarket.Invoice, false);
        Changes = Channel.CreateUnbounded<DeploymentView>();
        Calls.Clear();
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task Record(HttpContext context, RequestDelegate next)
    {
        context.Request.EnableBuffering();
        var body = await new StreamReader(context.Request.Body, leaveOpen: true).ReadToEndAsync();
        context.Request.Body.Position = 0;
        var token = context.Request.Headers.Authorization.ToString() is ['B', 'e', 'a', 'r', 'e', 'r', ' ', .. var bearer] ? bearer : null;
        Calls.Enqueue(($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}", token, context.Request.Headers["Idempotency-Key"], body));
        var isWrite = context.Request.Method != "GET" && !context.Request.Path.Value!.EndsWith("/estimates", StringComparison.Ordinal);
        if (isWrite && IsGarbled) await Results.Text("{", "application/json").ExecuteAsync(context);
        else if (isWrite && Refusal is { } refusal)
        {
            Refusal = null;
            await Refuse(refusal).ExecuteAsync(context);
        }
        else await next(context);
    }

    private void MapAccounts(IEndpointRouteBuilder api)
    {
        var session = new SessionOpened(Token, SampleMarket.At.AddYears(10), SampleMarket.Ada);
        api.MapPost("/api/accounts/sign-ups", () => new SignUpStarted(SignUpId.From(SampleMarket.Mail.Id.Value), SampleMarket.At));
        api.MapPost("/api/accounts/sign-ups/{id}/confirmation", (string id, ConfirmSignUpRequest request, HttpContext context) => request.Code == Code
            ? Results.Ok(IsRepeated(context) ? session with { Token = null } : session) : Refuse(new("accounts:code-wrong", "The code is wrong", 422, null, [new("/code", "This is not the code of the newest mail.")])));
        api.MapPost("/api/accounts/sessions", (SignInRequest request, HttpContext context) => request.Password == Password
            ? Results.Ok(IsRepeated(context) ? session with { Token = null } : session) : Refuse(new("accounts:sign-in-refused", "E-mail or password is wrong", 401)));
        api.MapDelete("/api/accounts/sessions/current", () => Results.NoContent());
        api.MapGet("/api/accounts/me", (HttpContext context) => IsAda(context) ? Results.Ok(SampleMarket.Ada) : NotSignedIn());
    }

    private void MapMarket(IEndpointRouteBuilder api)
    {
        api.MapGet("/api/catalog/products", () => new Page<ProductView>([SampleMarket.BareVm], null));
        api.MapGet("/api/catalog/products/{slug}", (string slug) => slug == "bare-vm" ? Results.Ok(SampleMarket.BareVm) : Missing());
        api.MapGet("/api/catalog/plans/{id}", (string id) => SampleMarket.BareVm.Plans.FirstOrDefault(p => p.Id.ToString() == id) is { } plan
            ? Results.Ok(new OfferView(SampleMarket.BareVm, plan)) : Missing());
        api.MapPost("/api/subscriptions/estimates", () => new EstimateView(SampleMarket.Totals, SampleMarket.Totals, 1));
        api.MapGet("/api/subscriptions/orders", (HttpContext context) => IsAda(context) ? Results.Ok(new Page<OrderView>([Order], "next")) : NotSignedIn());
        api.MapPost("/api/subscriptions/orders", () => Order);
        api.MapPost("/api/subscriptions/orders/validation", (OrderValidationRequest request) => request.Hostname.Trim().Length > 0
            ? IsAddressNeeded ? Refuse(new(SubscriptionsClient.AddressMissing, "The company's address is missing", 409)) : Results.NoContent()
            : Refuse(new("stoa:invalid-input", "The input has faults", 422, null, [new("/hostname", "Give the machine a name.")])));
        api.MapGet("/api/subscriptions/orders/{id}", (string id, HttpContext context) => !IsAda(context) ? NotSignedIn() : id == Order.Id.ToString() ? Results.Ok(Order) : Missing());
        api.MapPost("/api/subscriptions/orders/{id}/payment", (string id) => Order);
        api.MapPost("/api/subscriptions/orders/{id}/termination", (string id) => Order);
        api.MapGet("/api/billing/invoices", (HttpContext context) => IsAda(context) ? Results.Ok(new Page<InvoiceView>([Invoice], "next")) : NotSignedIn());
        api.MapGet("/api/billing/invoices/{id}", (string id, HttpContext context) =>
            !IsAda(context) ? NotSignedIn() : id == Invoice.Id.ToString() ? Results.Ok(Invoice) : Missing());
        api.MapGet("/api/billing/details", (HttpContext context) => IsAda(context) ? Results.Ok(Details) : NotSignedIn());
        api.MapPut("/api/billing/details", (BillingDetailsRequest request) => request.Street.Length > 0
            ? Results.Ok(SampleMarket.Details) : Refuse(new("stoa:invalid-input", "The input has faults", 422, null, [new("/street", "Give the street.")])));
        api.MapPost("/api/billing/payments/{id}/confirmation", (PaymentId id) => Results.Accepted(null, new PaymentAnswered(id, SampleMarket.OrderId)));
        api.MapGet("/api/billing/payment-methods", () => new Page<PaymentMethodView>(Cards, null));
        api.MapPost("/api/billing/payment-methods", () => SampleMarket.Visa);
        api.MapPost("/api/billing/payment-methods/validation", (CardRequest request) => request.Cvc.Length > 0
            ? Results.NoContent() : Refuse(new("stoa:invalid-input", "The input has faults", 422, null, [new("/cvc", "The check value is missing.")])));
        api.MapGet("/api/documents/invoices/{key}", (string key, HttpContext context) =>
            !IsAda(context) ? NotSignedIn() : key == SampleMarket.Paper.Key ? Results.Ok(SampleMarket.Paper) : Missing());
        api.MapGet("/api/documents/invoices/{key}/pdf", () => Results.File("%PDF-1.7"u8.ToArray(), "application/pdf"));
        api.MapGet("/api/notifications/mailbox", () => new Page<MailView>([SampleMarket.Mail], null));
        api.MapGet("/api/notifications/mailbox/{id}", (string id) => id == SampleMarket.Mail.Id.ToString() ? Results.Ok(SampleMarket.Mail) : Missing());
        api.MapGet("/api/notifications/mailbox/{id}/attachment", () => Results.File("%PDF-1.7"u8.ToArray(), "application/pdf"));
    }

    private void MapDeployer(IEndpointRouteBuilder api)
    {
        api.MapGet("/api/deployer/deployments", (HttpContext context) =>
            IsAda(context) ? Results.Ok(new Page<DeploymentView>(Deployment is null ? [] : [Deployment], null)) : NotSignedIn());
        api.MapGet("/api/deployer/deployments/{id}", (string id, HttpContext context) =>
            !IsAda(context) ? NotSignedIn() : id == Deployment?.Id.ToString() ? Results.Ok(Deployment) : Missing());
        api.MapGet("/api/deployer/subscriptions/{id}/deployment", (string id) => Deployment is null ? Missing() : Results.Ok(Deployment));
        api.MapGet("/api/deployer/deployments/{id}/runs", (string? cursor) => cursor is null
            ? new Page<RunView>([.. new[] { Deployment!.Run! }.Concat(Past)], Past.Count == 0 ? null : "older") : new Page<RunView>(Past, null));
        api.MapPost("/api/deployer/deployments/{id}/{action}", (string id, string action) => Deployment);
        api.MapGet("/api/deployer/deployments/{id}/events", (string id, CancellationToken cancel) => TypedResults.ServerSentEvents(Stream(cancel)));
    }

    private async IAsyncEnumerable<SseItem<string>> Stream([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var change in Changes.Reader.ReadAllAsync(cancel)) yield return new(JsonSerializer.Serialize(change, StoaJson.Tolerant));
        Changes = Channel.CreateUnbounded<DeploymentView>();
    }

    // Secrets are told once: the answer to a repeated key comes without.
    private bool IsRepeated(HttpContext context) => Calls.Count(c => c.Key == context.Request.Headers["Idempotency-Key"]) > 1;

    private static bool IsAda(HttpContext context) => context.Request.Headers.Authorization == $"Bearer {Token}";

    private static IResult Missing() => Refuse(new("stoa:not-found", "Not found", 404));

    private static IResult NotSignedIn() => Refuse(new("stoa:sign-in-needed", "Sign in first", 401));

    private static IResult Refuse(Problem problem) => Results.Json(problem, StoaJson.Tolerant, "application/problem+json", problem.Status);
}
