using Microsoft.AspNetCore.Http;

namespace Stoa.Platform.Http.Edge;

/// <summary>Metadata: people read what the endpoint answers, so they read too that it was not even asked.</summary>
/// <param name="Draw">Answers with a page that says so. Headers are set already.</param>
public sealed record RefusalPage(Func<HttpContext, ProblemType, Task> Draw);
