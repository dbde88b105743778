namespace Stoa.Platform.Operations.Acts;

/// <summary>Something that an operator does.</summary>
/// <param name="Name">Stable, such as <c>skip-message</c>; its words stand in the pages' <c>acts</c>.</param>
/// <param name="Operator">Who.</param>
/// <param name="Subject">To what.</param>
/// <param name="Detail">What it is, in words.</param>
/// <param name="At">When.</param>
public sealed record Act(string Name, string Operator, string Subject, string Detail, DateTimeOffset At);
