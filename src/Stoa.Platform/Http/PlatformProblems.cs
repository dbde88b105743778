namespace Stoa.Platform.Http;

/// <summary>The refusals that every component has.</summary>
public static class PlatformProblems
{
    public static readonly ProblemType NotFound = new("stoa:not-found", 404, "Not found",
        "The id or address is malformed, unknown, or belongs to another company; all three answer alike.",
        "Check the id, and for which company the token acts.");

    public static readonly ProblemType WrongMethod = new("stoa:wrong-method", 405, "Not with this method",
        "The address exists, but not with this HTTP method.", "Take one of the methods that the header Allow names.");

    public static readonly ProblemType InvalidInput = new("stoa:invalid-input", 422, "The input has faults",
        "The body is not JSON, has a member that the operation does not know, lacks one that it needs, or a value is out of its range.",
        "Mend the fields named in errors and send it again.");

    public static readonly ProblemType WrongContentType = new("stoa:wrong-content-type", 415, "Not a content type that is read here",
        "The body is not of the content type that the operation reads.", "Send JSON with the header Content-Type: application/json.");

    public static readonly ProblemType TooLarge = new("stoa:too-large", 413, "Too large",
        "The body is larger than the operation reads.", "Send less at once.");

    public static readonly ProblemType AddressTooLong = new("stoa:address-too-long", 414, "The address is too long",
        "Path and query have more than 8192 characters together.", "Ask for less at once.");

    public static readonly ProblemType MalformedRequest = new("stoa:malformed-request", 400, "The request cannot be read",
        "The request breaks HTTP itself.", "Mend the client: the request is not well-formed HTTP.");

    public static readonly ProblemType SignInNeeded = new("stoa:sign-in-needed", 401, "Sign in first",
        "There is no token, or it is unknown, expired or revoked.", "Send a session or an API token: Authorization: Bearer ...");

    public static readonly ProblemType NotAllowed = new("stoa:not-allowed", 403, "You may not do this",
        "The token is good, but not for this operation.", "Another role is needed for this operation.");

    public static readonly ProblemType OutOfScope = new("stoa:out-of-scope", 403, "The token may not do this",
        "The person may do it, but the API token was limited to other scopes.", "Make a token with the scope that the answer names.");

    public static readonly ProblemType WrongHost = new("stoa:wrong-host", 421, "Not by this name",
        "A process that serves its own machine only is called by the name of another one: a web page may have made the browser do so (DNS rebinding).",
        "Call it as 127.0.0.1 or localhost; where a proxy stands in front, start it with --behind-proxy.");

    public static readonly ProblemType TooManyRequests = new("stoa:too-many-requests", 429, "Too many requests",
        "One caller sends more than its share.", "Wait as many seconds as Retry-After says, then go on more slowly.");

    public static readonly ProblemType TooManyStreams = new("stoa:too-many-streams", 429, "Too many streams are open",
        "A company listens to more streams of events at once than it may.", "Close one of the streams that are open: 24 at once are allowed.");

    public static readonly ProblemType KeyMissing = new("stoa:idempotency-key-missing", 400, "Idempotency-Key is missing",
        "A POST or PATCH came without the header Idempotency-Key, or with one that is not 1 to 255 printable ASCII characters.",
        "Send the header Idempotency-Key with a new random value for each wish, and the same value when you repeat it.");

    public static readonly ProblemType KeyReused = new("stoa:idempotency-key-reused", 422, "Idempotency-Key was used for something else",
        "The key came before, within 24 hours, with another body or for another address.", "Take a new key for each wish.");

    public static readonly ProblemType KeyInFlight = new("stoa:idempotency-key-in-flight", 409, "The same request is under way",
        "Another request with the same key is being worked on and did not end within 10 seconds.",
        "Repeat the request with the same key after as many seconds as Retry-After says.");

    public static readonly ProblemType AnswerLost = new("stoa:answer-lost", 409, "It was done, but its answer is lost",
        "A request with the same key took effect, and the process ended before its answer was kept.",
        "Look at what it was to change before you repeat it with a new key.");

    public static readonly ProblemType ChangedMeanwhile = new("stoa:changed-meanwhile", 409, "Changed meanwhile",
        "Somebody else changed the same thing at the same time.", "Read it again and repeat.");

    public static readonly ProblemType ChangedSince = new("stoa:changed-since", 412, "Changed since you read it",
        "The version in If-Match is not the current one.", "Read it again, look at what changed, and repeat with the new ETag.");

    public static readonly ProblemType NoVersion = new("stoa:no-version", 412, "No version is compared here",
        "If-Match is sent to an operation that compares no version; nothing was done.", "Look at the thing, and repeat without If-Match.");

    public static readonly ProblemType AlreadyExists = new("stoa:already-exists", 409, "It is there already",
        "Something with the same name or key exists.", "Take another name, or use what is there.");

    /// <summary>After how long to ask again: a killed PostgreSQL or process is usually back by then.</summary>
    public static readonly TimeSpan AwayFor = TimeSpan.FromSeconds(5);

    public static readonly ProblemType NotAvailable = new("stoa:not-available", 503, "Not available at the moment",
        "The database or another component does not answer.", "A part of the system does not answer: try again after as many seconds as Retry-After says.");

    public static readonly ProblemType ComponentRefused = new("stoa:component-refused", 502, "A component refused",
        "A component asked another one, and that one refused for a reason that is not the caller's.",
        "Quote the trace id when you ask about it.");

    public static readonly ProblemType Bug = new("stoa:bug", 500, "Something went wrong on our side",
        "A fault in the program. It is logged once, with the trace id.", "It was recorded. Quote the trace id when you ask about it.");
}
