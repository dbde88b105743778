using Microsoft.EntityFrameworkCore;
using Stoa.Platform.Storage;

namespace Stoa.Platform.Operations.Acts;

/// <summary>Notes what operators do to what a component owns.</summary>
public static class ActsOfComponents
{
    /// <summary>Notes it in the transaction of the effect, so that neither is without the other.</summary>
    /// <param name="store">Its transaction has begun.</param>
    /// <param name="act">What to note; kept for ever.</param>
    /// <param name="cancel">Ends the attempt.</param>
    public static Task Note(this ComponentStore store, Act act, CancellationToken cancel) => store.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO platform.operator_act (id, at, operator, act, subject, detail)
        VALUES ({Guid.CreateVersion7(act.At)}, {act.At}, {act.Operator}, {act.Name}, {act.Subject}, {act.Detail})
        """,
        cancel);
}
