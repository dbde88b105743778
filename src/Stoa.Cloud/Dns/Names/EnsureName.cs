using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Cloud.Dns.Answering;
using Stoa.Cloud.Dns.Storage;
using Stoa.Contracts.Dns;
using Stoa.Platform.Http;
using Stoa.Platform.Storage;

namespace Stoa.Cloud.Dns.Names;

/// <summary><c>PUT names/{key}</c>: the name says so. Asked again, nothing happens; asked with other records, it says those.</summary>
internal sealed class EnsureName(DnsStore store, OperationContext operation, DnsOptions options, TimeProvider clock)
{
    public async Task<Results<Ok<NameView>, ProblemHttpResult>> Handle(string key, NameRequest request, CancellationToken cancel)
    {
        var faults = NameRequestFaults.Find(key, request, options.Zone);
        if (faults.Any) return faults.Refuse();
        var name = await store.Find(operation.Tenant, key, cancel);
        if (name is { IsGone: true }) return Problems.Of(DnsProblems.Removed);
        if (name is not null && !name.Fqdn.Equals(request.Name, StringComparison.OrdinalIgnoreCase)) return Problems.Of(DnsProblems.Differs);
        if (name is null) store.Names.Add(name = Name.Asked(operation.Tenant, key, request, clock.GetUtcNow()));
        else if (!name.Say(request.Records, clock.GetUtcNow())) return TypedResults.Ok(name.View());
        store.WakeAfterCommit(ZoneKeeper.Changed);
        await store.SaveChangesAsync(cancel);
        return TypedResults.Ok(name.View());
    }
}
