using Stoa.Platform.Http;

namespace Stoa.Market.Documents;

/// <summary>What documents refuses.</summary>
internal static class DocumentsProblems
{
    public static readonly ProblemType Differs = new("documents:invoice-differs", 409, "The invoice says something else",
        "An invoice was issued under the key, and it says something else: an issued invoice never changes.",
        "Issue a credit note and a new invoice under another key.");
}
