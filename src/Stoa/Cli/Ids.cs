using System.CommandLine;
using Stoa.Contracts.Common;

namespace Stoa.Cli;

/// <summary>Ids on the command line.</summary>
internal static class Ids
{
    public static Argument<TId> Argument<TId>(string name, string description) where TId : struct, ITypedId<TId> => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            if (TypeId.TryParse<TId>(result.Tokens[0].Value, out var id)) return id;
            result.AddError($"'{result.Tokens[0].Value}' is not an id of the form {TId.Prefix}_...");
            return default;
        },
    };
}
