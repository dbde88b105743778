using Npgsql;
using Stoa.Contracts.Accounts;
using Stoa.Contracts.Common;
using Stoa.Contracts.Messaging;
using Stoa.Platform.Security.Secrets;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Market.Accounts;

/// <summary>What was written into the outbox of a test's database, kept beside it: the relay takes the rows away when it will.</summary>
internal sealed class ToldMessages(TestDatabase database)
{
    private const string Trap = """
        CREATE SCHEMA IF NOT EXISTS trap;
        CREATE TABLE IF NOT EXISTS trap.told (seq bigint, tenant_id uuid, name text, body jsonb);
        CREATE OR REPLACE FUNCTION trap.keep() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS
            $$ BEGIN INSERT INTO trap.told VALUES (NEW.seq, NEW.tenant_id, NEW.name, NEW.body); RETURN NULL; END $$;
        CREATE OR REPLACE TRIGGER trap AFTER INSERT ON platform.outbox FOR EACH ROW EXECUTE FUNCTION trap.keep();
        """;

    public static async Task<ToldMessages> Of(TestDatabase database)
    {
        await database.AsAdmin(Trap);
        return new ToldMessages(database);
    }

    /// <summary>All of one kind, oldest first, each with the company that it is about.</summary>
    public async Task<IReadOnlyList<(TenantId Company, TMessage Message)>> All<TMessage>() where TMessage : IMessage
    {
        await using var connection = new NpgsqlConnection(database.AdminConnectionString);
        await connection.OpenAsync();
        await using var query = new NpgsqlCommand("SELECT tenant_id, body::text FROM trap.told WHERE name = $1 ORDER BY seq", connection);
        query.Parameters.Add(new() { Value = TMessage.WireName });
        await using var rows = await query.ExecuteReaderAsync();
        var told = new List<(TenantId, TMessage)>();
        while (await rows.ReadAsync())
            told.Add((TenantId.From(rows.GetGuid(0)), System.Text.Json.JsonSerializer.Deserialize<TMessage>(rows.GetString(1), StoaJson.Tolerant)!));
        return told;
    }

    /// <summary>The code that notifications mails for the sign-up.</summary>
    public async Task<string> Code(SignUpId id)
    {
        var message = (await All<SignUpRequested>()).Single(told => told.Message.SignUp == id).Message;
        return new Sealed(database.Key).Open(
            new SealedPlace(TenantId.Marketplace, id.ToString(), SignUpRequested.SealedCodeColumn), message.SealedCode!);
    }
}
