using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Stoa.Contracts.Documents;
using Stoa.Market.Documents.Invoices;
using Stoa.Market.Documents.Storage;
using Stoa.Platform.Hosting;
using Stoa.Platform.Http;
using Stoa.Platform.Security;

namespace Stoa.Market.Documents;

/// <summary>Invoices as documents.</summary>
public sealed class DocumentsComponent : Component
{
    public override string Name => "documents";

    public override void AddServices(ComponentBuilder component)
    {
        component.Store<DocumentsStore>().Constraint("invoice_pkey", PlatformProblems.ChangedMeanwhile);
        component.Services.AddScoped<IssueInvoice>();
    }

    public override void MapEndpoints(ComponentRoutes routes)
    {
        var invoices = routes.Api<DocumentsStore>().MapGroup("invoices");
        invoices.MapPost("validation", ValidateInvoice.Handle).Allow(Callers.Component).WithoutKey("It only says what is wrong.");
        invoices.MapPut("{key}", (string key, InvoiceRequest request, IssueInvoice issue, CancellationToken cancel) => issue.Handle(key, request, cancel))
            .Allow(Callers.Component).WithoutTransaction();
        invoices.MapGet("{key}", ReadInvoice.Handle).Allow(Callers.User | Callers.Component);
        invoices.MapGet("{key}/pdf", PrintInvoice.Handle).Allow(Callers.User | Callers.Component);
    }
}
