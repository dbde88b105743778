namespace Stoa.Platform.Operations;

/// <summary>The names of the component table: what should run somewhere.</summary>
internal sealed record KnownComponents(IReadOnlyList<string> Names);
