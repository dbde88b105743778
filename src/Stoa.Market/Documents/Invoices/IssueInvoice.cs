using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Stoa.Contracts.Common;
using Stoa.Contracts.Documents;
using Stoa.Market.Documents.Storage;
using Stoa.Platform.Http;
using Stoa.Platform.Storage;

namespace Stoa.Market.Documents.Invoices;

/// <summary><c>PUT invoices/{key}</c>: issues it, once.</summary>
internal sealed class IssueInvoice(IServiceScopeFactory scopes, OperationContext asking, TimeProvider clock)
{
    public async Task<Results<Ok<InvoiceDocument>, ProblemHttpResult>> Handle(string key, InvoiceRequest request, CancellationToken cancel)
    {
        var faults = InvoiceFaults.Find(request).Require(key.Length is >= 1 and <= 63, "path/key", "1 to 63 characters");
        if (faults.Any) return faults.Refuse();
        // The series is the issuer's, so the work is done in its name; who asked stays the actor.
        await using var scope = scopes.CreateAsyncScope();
        var operation = scope.ServiceProvider.GetRequiredService<OperationContext>();
        operation.Begin("documents", asking.Actor, "issue-invoice");
        operation.Enter(request.Issuer);
        return await Issue(scope.ServiceProvider.GetRequiredService<DocumentsStore>(), key, request, cancel);
    }

    private async Task<Results<Ok<InvoiceDocument>, ProblemHttpResult>> Issue(DocumentsStore store, string key, InvoiceRequest request, CancellationToken cancel)
    {
        await using var transaction = await store.Begin(cancel);
        // Whoever issues in the series waits here: a twin of this request finds the invoice below, and numbers come without a gap.
        var last = await store.LockSeries(request.Issuer, request.Series, cancel);
        if (await store.Find(key, cancel) is { } issued)
            return Same(issued.Content, request) ? TypedResults.Ok(issued.View()) : Problems.Of(DocumentsProblems.Differs);
        var invoice = new Invoice
        {
            IssuerId = request.Issuer, BuyerId = asking.Tenant, Key = key, Series = request.Series, Number = last + 1,
            IssuedAt = clock.GetUtcNow(), Content = request,
        };
        await store.Write(invoice, cancel);
        await transaction.CommitAsync(cancel);
        return TypedResults.Ok(invoice.View());
    }

    private static bool Same(InvoiceRequest issued, InvoiceRequest asked) =>
        JsonSerializer.Serialize(issued, StoaJson.Tolerant) == JsonSerializer.Serialize(asked, StoaJson.Tolerant);
}
