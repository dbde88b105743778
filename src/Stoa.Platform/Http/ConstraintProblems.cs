using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Stoa.Platform.Http;

/// <summary>What to answer when a constraint of the schema refuses.</summary>
internal sealed record ConstraintProblem(string Component, string Constraint, ProblemType Type, string? Detail);

/// <summary>
/// A friendly check before an insert reads well, but two requests may pass it at once; the unique index is the truth. Here its
/// violation gets the answer that the check would have given.
/// </summary>
internal sealed class ConstraintProblems(IEnumerable<ConstraintProblem> declared)
{
    private readonly Dictionary<(string, string), ConstraintProblem> known = declared.ToDictionary(c => (c.Component, c.Constraint));

    /// <summary>Null when the violation is a bug: nobody has said what it means.</summary>
    public ProblemHttpResult? Find(PostgresException violation) =>
        known.TryGetValue((violation.SchemaName ?? "", violation.ConstraintName ?? ""), out var problem) ? Problems.Of(problem.Type, problem.Detail) : null;
}
