namespace Stoa.Platform.Http;

/// <summary>
/// One kind of refusal. A component declares its kinds as static fields of a class <c>XxxProblems</c>; docs/errors.md is made of
/// them, and a golden file tells when one is changed or lost.
/// </summary>
/// <param name="Type">Stable and meant for programs: <c>component:what-is-wrong</c>.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Title">The same for every occurrence, a few words.</param>
/// <param name="When">When it is answered; a sentence for docs/errors.md.</param>
/// <param name="Mend">What the caller can do; also the detail of an occurrence that has none of its own.</param>
public sealed record ProblemType(string Type, int Status, string Title, string When, string Mend);
