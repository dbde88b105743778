using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Stoa.Market.Notifications.Mails;
using Stoa.Platform.Providers;

namespace Stoa.Market.Notifications.Sending;

/// <summary>Hands mails over to the configured server (RFC 5321), as text and with markup (RFC 2046 section 5.1.4).</summary>
internal sealed class SmtpTransport(NotificationsOptions options)
{
    /// <exception cref="ProviderException">The server does not answer, or refuses.</exception>
    public async Task Send(Mail mail, MailBody body, CancellationToken cancel)
    {
        using var client = new SmtpClient(options.Smtp.Host, options.Smtp.Port) { EnableSsl = options.Smtp.IsEncrypted };
        if (options.Smtp.User is { } user) client.Credentials = new NetworkCredential(user, options.Smtp.Password);
        using var letter = Letter(mail, body);
        try
        {
            await client.SendMailAsync(letter, cancel);
        }
        catch (SmtpException refused)
        {
            throw new ProviderException($"smtp-{(int)refused.StatusCode}", $"The mail server {options.Smtp.Host} does not take it: {(refused.InnerException ?? refused).Message}", isTransient: true);
        }
    }

    private MailMessage Letter(Mail mail, MailBody body)
    {
        var letter = new MailMessage
        {
            From = new MailAddress(options.From, options.FromName), Subject = mail.SubjectLine, SubjectEncoding = Encoding.UTF8, BodyEncoding = Encoding.UTF8,
        };
        letter.To.Add(mail.ToAddress);
        // The same mail handed over twice has one Message-ID, by which the reader's server knows it (RFC 5322 section 3.6.4).
        letter.Headers.Add("Message-ID", $"<{mail.Id}@{letter.From.Host}>");
        letter.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(body.Text, Encoding.UTF8, MediaTypeNames.Text.Plain));
        letter.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(body.Html, Encoding.UTF8, MediaTypeNames.Text.Html));
        return letter;
    }
}
