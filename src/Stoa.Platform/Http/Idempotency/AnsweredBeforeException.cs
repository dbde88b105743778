namespace Stoa.Platform.Http.Idempotency;

/// <summary>Thrown where a transaction would begin: the request was answered before, and here is the answer. Not an error.</summary>
internal sealed class AnsweredBeforeException(KeptAnswer answer) : Exception("The request was answered before.")
{
    public KeptAnswer Answer { get; } = answer;
}
