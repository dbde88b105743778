using Stoa.Contracts.Common;
using Stoa.Platform.Providers;

namespace Stoa.Platform.Workflows.Engine;

/// <summary>What an exception means for a run, in words that its customer may read: what was not meant for people stays in the log.</summary>
internal static class StepErrors
{
    public static StepError Of(Exception thrown) => thrown switch
    {
        ProblemException refused => new(refused.Problem.Type, refused.Problem.Detail ?? refused.Problem.Title, refused.IsTransient),
        ProviderException outside => new(outside.Code, outside.Message, outside.IsTransient),
        OperationCanceledException => new("timeout", "It took too long and was interrupted.", IsTransient: true),
        HttpRequestException => new("unreachable", "Another part of the system cannot be reached.", IsTransient: true),
        _ when thrown.GetBaseException() is Npgsql.NpgsqlException => new("database", "The database did not answer as expected.", IsTransient: true),
        _ => new("unexpected-error", $"Unexpected error ({thrown.GetType().Name}).", IsTransient: true),
    };
}
