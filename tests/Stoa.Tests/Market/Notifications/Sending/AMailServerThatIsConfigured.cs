using System.Net;
using System.Text;
using Stoa.Market.Notifications;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Market.Notifications.Sending;

public sealed class AMailServerThatIsConfigured(PostgresServer server) : IAsyncLifetime
{
    private readonly TestMailServer mails = new();
    private TestDatabase database = null!;
    private NotificationsNode notifications = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.Create(server);
        notifications = await NotificationsNode.Start(database, Options(isEncrypted: null));
    }

    public async ValueTask DisposeAsync()
    {
        await notifications.DisposeAsync();
        await database.DisposeAsync();
        await mails.DisposeAsync();
    }

    [Fact]
    public async Task Gets_each_mail_as_text_and_html_under_its_own_id()
    {
        var email = await Order();
        await notifications.Tick();
        var message = Assert.Single(mails.Taken);
        var id = (Guid)(await database.AsAdmin("SELECT id FROM notifications.mail"))!;
        Assert.Contains($"Message-ID: <{Contracts.Notifications.MailId.From(id)}@market.example>", message, StringComparison.OrdinalIgnoreCase);
        Assert.Contains($"To: {email}", message, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Subject: Order 1042: Bare VM", message, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Auto-Submitted: auto-generated", message, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Content-Type: multipart/alternative", message, StringComparison.OrdinalIgnoreCase);
        var (text, html) = Parts(message);
        Assert.Contains("Total", text, StringComparison.Ordinal);
        Assert.Contains("€9.14", text, StringComparison.Ordinal);
        Assert.StartsWith("<!doctype html>", html, StringComparison.Ordinal);
        Assert.Equal("Sent", await State());
    }

    [Fact]
    public async Task Gets_an_invoice_with_its_paper()
    {
        var (company, _) = await notifications.Company();
        var (invoice, pdf) = await notifications.Invoice(company);
        Assert.Null(await notifications.Hear(company, Reasons.InvoiceIssued(invoice)));
        await notifications.Tick();
        var message = Assert.Single(mails.Taken);
        Assert.Contains("Content-Type: multipart/mixed", message, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Content-Type: multipart/alternative", message, StringComparison.OrdinalIgnoreCase);
        var file = message.Split("\n--").Single(part => part.Contains("application/pdf", StringComparison.OrdinalIgnoreCase));
        Assert.Contains("INV-2026-000042.pdf", file, StringComparison.Ordinal);
        Assert.Equal(pdf, Bytes(file));
        Assert.Equal("Sent", await State());
    }

    [Fact]
    public async Task Gets_no_invoice_that_was_never_written()
    {
        var (company, _) = await notifications.Company();
        Assert.Null(await notifications.Hear(company, Reasons.InvoiceIssued()));
        await notifications.Tick();
        Assert.Empty(mails.Taken);
        Assert.Equal("Failed", await State());
    }

    [Fact]
    public async Task Gets_it_once_however_often_the_runs_are_looked_at()
    {
        await Order();
        for (var i = 0; i < 3; i++) await notifications.Tick();
        Assert.Single(mails.Taken);
    }

    [Fact]
    public async Task That_refuses_for_good_ends_the_attempts_and_the_reason_is_kept()
    {
        mails.Refusal = "550 no such mailbox here";
        await Order();
        await notifications.Tick();
        Assert.Equal("Failed", await State());
        Assert.Contains("no such mailbox", (string)(await database.AsAdmin("SELECT detail FROM notifications.mail"))!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_is_busy_gets_it_later()
    {
        mails.Refusal = "451 come back later";
        await Order();
        await notifications.Tick();
        Assert.Equal("Written", await State());
        mails.Refusal = null;
        notifications.Node.Clock.Advance(TimeSpan.FromMinutes(1));
        await notifications.Tick();
        Assert.Equal("Sent", await State());
        Assert.Single(mails.Taken);
    }

    [Fact]
    public async Task That_is_away_for_more_than_a_day_is_given_up()
    {
        await mails.Close();
        await Order();
        for (var i = 0; i < 24; i++)
        {
            await notifications.Tick();
            notifications.Node.Clock.Advance(TimeSpan.FromHours(2));
        }

        Assert.Equal("Failed", await State());
    }

    [Fact]
    public async Task That_takes_it_and_dies_gets_it_again_under_the_same_id()
    {
        mails.LosesTheAnswer = true;
        await Order();
        await notifications.Tick();
        mails.LosesTheAnswer = false;
        notifications.Node.Clock.Advance(TimeSpan.FromMinutes(1));
        await notifications.Tick();
        Assert.Equal(2, mails.Taken.Count);
        Assert.Equal(IdLine(mails.Taken[0]), IdLine(mails.Taken[1]));
        Assert.Equal("Sent", await State());
    }

    [Fact]
    public async Task That_offers_no_tls_gets_nothing_where_tls_is_wanted()
    {
        await using var demanding = await NotificationsNode.Start(database, Options(isEncrypted: true));
        await Order(demanding);
        await demanding.Tick();
        Assert.Empty(mails.Taken);
        Assert.Equal("Written", await State());
    }

    [Fact]
    public async Task Closes_the_mailbox() =>
        Assert.Equal(HttpStatusCode.NotFound, (await notifications.Node.AsVisitor().GetAsync("/api/notifications/mailbox", TestContext.Current.CancellationToken)).StatusCode);

    private NotificationsOptions Options(bool? isEncrypted) => new()
    {
        From = "no-reply@market.example", PublicAddress = new Uri("https://market.example"),
        Smtp = new SmtpOptions { Host = "127.0.0.1", Port = mails.Port, IsEncrypted = isEncrypted },
    };

    private async Task<string> Order(NotificationsNode? node = null)
    {
        var (company, email) = await (node ?? notifications).Company();
        Assert.Null(await (node ?? notifications).Hear(company, Reasons.OrderPlaced(company, Contracts.Subscriptions.OrderId.From(Guid.CreateVersion7()))));
        return email;
    }

    private async Task<string?> State() => (string?)await database.AsAdmin("SELECT state FROM notifications.mail");

    private static string IdLine(string message) => message.Split('\n').Single(line => line.StartsWith("message-id:", StringComparison.OrdinalIgnoreCase));

    // Both parts are base64 lines between two boundaries.
    private static (string Text, string Html) Parts(string message)
    {
        var parts = message.Split("\n--").Where(part => part.Contains("base64", StringComparison.OrdinalIgnoreCase)).Select(Decoded).ToList();
        return (parts[0], parts[1]);
    }

    private static string Decoded(string part) => Encoding.UTF8.GetString(Bytes(part));

    private static byte[] Bytes(string part) =>
        Convert.FromBase64String(part[(part.IndexOf("\n\n", StringComparison.Ordinal) + 2)..].Split("\n--")[0].Replace("\n", "", StringComparison.Ordinal));
}
