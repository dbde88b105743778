namespace Stoa.Contracts.Common;

/// <summary>What an API answers when it refuses: <c>application/problem+json</c> (RFC 9457).</summary>
/// <param name="Type">Stable and meant for programs: <c>component:what-is-wrong</c>, such as <c>accounts:code-wrong</c>.</param>
/// <param name="Title">The same for every occurrence of the type.</param>
/// <param name="Status">The HTTP status, repeated.</param>
/// <param name="Detail">This occurrence: what failed, and how to mend it.</param>
/// <param name="Errors">Every fault of the input at once, each with its place.</param>
/// <param name="TraceId">To quote when asking for help; finds the logs and the trace.</param>
public sealed record Problem(
    string Type, string Title, int Status, string? Detail = null, IReadOnlyList<FieldError>? Errors = null, string? TraceId = null);

/// <summary>One fault of the input.</summary>
/// <param name="Pointer">JSON pointer into the body (RFC 6901), or <c>query/name</c>, or <c>header/Name</c>.</param>
/// <param name="Detail">What is wrong there and what would be right.</param>
public sealed record FieldError(string Pointer, string Detail);
