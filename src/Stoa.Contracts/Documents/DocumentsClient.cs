using Stoa.Contracts.Common;

namespace Stoa.Contracts.Documents;

/// <summary>Invoices as documents: numbered, immutable, as PDF.</summary>
public sealed class DocumentsClient(HttpClient http) : ApiClient(http)
{
    /// <summary>Issues it under the asker's key, once: asked again with the same content it answers the same number. For components.</summary>
    public Task<InvoiceDocument> Issue(string key, InvoiceRequest request, CancellationToken cancel) =>
        Put<InvoiceDocument>($"/api/documents/invoices/{key}", request, cancel);

    /// <summary>Null when there is none, or it is none of the caller's.</summary>
    public Task<InvoiceDocument?> Find(string key, CancellationToken cancel) => Find<InvoiceDocument>($"/api/documents/invoices/{key}", cancel);

    /// <summary>The invoice as PDF.</summary>
    public async Task<byte[]> Pdf(string key, CancellationToken cancel)
    {
        using var answer = await Send(HttpMethod.Get, $"/api/documents/invoices/{key}/pdf", null, null, cancel);
        return await answer.Content.ReadAsByteArrayAsync(cancel);
    }
}
