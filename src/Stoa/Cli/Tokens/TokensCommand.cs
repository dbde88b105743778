using System.CommandLine;
using System.Globalization;
using Stoa.Contracts.Accounts;

namespace Stoa.Cli.Tokens;

/// <summary><c>stoa tokens create|list|revoke</c>.</summary>
internal static class TokensCommand
{
    private static readonly Argument<ApiTokenId> Id = Ids.Argument<ApiTokenId>("token", "The token's id, apitok_...");

    private static readonly (string, Func<ApiTokenView, string>)[] Columns =
    [
        ("id", t => t.Id.ToString()),
        ("name", t => t.Name),
        ("scopes", t => t.Scopes.Count == 0 ? "all" : string.Join(' ', t.Scopes)),
        ("made", t => Day(t.CreatedAt)),
        ("expires", t => Day(t.Expires)),
        ("last used", t => t.UsedAt is { } used ? Day(used) : "never"),
    ];

    public static Command Create() => new("tokens", "What programs prove with that they act for you.")
    {
        CreateToken.Command(),
        ClientCommand.Create("list", "Your tokens that still work, newest first.", List),
        ClientCommand.Create("revoke", "End a token before its time.", Revoke, Id),
    };

    /// <summary>The date in UTC, such as <c>2030-04-01</c>.</summary>
    public static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static async Task<int> List(Invocation call, CancellationToken cancel)
    {
        call.Output.Print(await Pages.All(call.Client(http => new AccountsClient(http)).Tokens, cancel), Columns);
        return 0;
    }

    private static async Task<int> Revoke(Invocation call, CancellationToken cancel)
    {
        await call.Client(http => new AccountsClient(http)).RevokeToken(call.Value(Id), cancel);
        call.Output.Say("The token is revoked. A process that knew it forgets it within five seconds.");
        return 0;
    }
}
