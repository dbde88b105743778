using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Npgsql;
using Stoa.Platform.Hosting;
using Stoa.Platform.Security;

namespace Stoa.SystemTests.Browsing;

/// <summary>The operator of an installation, with the login that it greeted with.</summary>
internal sealed partial class OperatorInPages(IPage page, Shop shop)
{
    public async Task SignIn()
    {
        var login = Login().Match(shop.Stoa.Log);
        await page.Go("/sign-in");
        var hand = new Pointer(page);
        await hand.Fill("E-mail", login.Groups["email"].Value);
        await hand.Fill("Password", login.Groups["password"].Value);
        await hand.Press("Sign in");
        await page.GetByRole(AriaRole.Link, new() { Name = "Operator" }).WaitForAsync();
    }

    /// <summary>Lays a message down as the engine does when a component gave it up.</summary>
    public async Task ParkMessage()
    {
        var data = Path.Combine(shop.Stoa.Folder.FullName, "data");
        var password = PlatformKey.LoadOrCreate(Path.Combine(data, "stoa.key")).Derive("database/stoa_engine");
        var engine = new NpgsqlConnectionStringBuilder(LocalPostgres.Find(data)) { Username = "stoa_engine", Password = Convert.ToHexStringLower(password), Pooling = false };
        await using var connection = new NpgsqlConnection(engine.ConnectionString);
        await connection.OpenAsync();
        var (company, message) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await using var insert = new NpgsqlCommand($$"""
            INSERT INTO platform.delivery (component, key, seq, id, tenant_id, sender, name, version, actor, body, occurred_at, state, due, attempts, last_error, parked_at)
            VALUES ('billing', '{{company}}', 1, '{{message}}', '{{company}}', 'accounts', 'accounts.sign-up-requested', 1, 'visitor',
                '{}', now(), 'Parked', now(), 10, 'InvalidOperationException: poison', now())
            """, connection);
        await insert.ExecuteNonQueryAsync();
    }

    [GeneratedRegex(@"Operator +(?<email>\S+)\s+Password +(?<password>\S+)")]
    private static partial Regex Login();
}
