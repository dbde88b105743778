namespace Stoa.Platform.Http;

/// <summary>The components of the table that have an API, here or elsewhere: what a token can be limited to.</summary>
/// <param name="Names">Of the components, and of the platform's own.</param>
public sealed record KnownApis(IReadOnlyList<string> Names);
