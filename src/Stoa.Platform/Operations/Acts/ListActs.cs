using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Contracts.Common;
using Stoa.Contracts.Operations;
using Stoa.Platform.Http.Lists;
using Stoa.Platform.Storage;

namespace Stoa.Platform.Operations.Acts;

/// <summary><c>GET acts</c>: what operators did, the latest first.</summary>
internal static class ListActs
{
    private const string Select = """
        SELECT id, at, operator, act, subject, detail FROM platform.operator_act WHERE $1::uuid IS NULL OR id < $1 ORDER BY id DESC LIMIT $2
        """;

    public static async Task<Ok<Page<OperatorAct>>> Handle(Paging paging, Databases databases, CancellationToken cancel)
    {
        await using var query = databases[DatabaseRole.Engine].CreateCommand(Select);
        query.Parameters.Add(new() { Value = paging.After<Guid>(out var place) ? place : DBNull.Value });
        query.Parameters.Add(new() { Value = paging.Limit + 1 });
        await using var row = await query.ExecuteReaderAsync(cancel);
        var acts = new List<(Guid Id, OperatorAct Act)>();
        while (await row.ReadAsync(cancel))
            acts.Add((row.GetGuid(0), new(row.GetFieldValue<DateTimeOffset>(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5))));
        return TypedResults.Ok(paging.Page(acts, act => act.Id).Select(act => act.Act));
    }
}
