using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Stoa.Market.Notifications.Mails;
using Stoa.Platform.Providers;
using Stoa.Platform.Security.Secrets;

namespace Stoa.Market.Notifications.Sending;

/// <summary>
/// Hands mails to the configured server (RFC 5321), as plain text and HTML side by side (RFC 2046 section 5.1.4), a file behind them.
/// </summary>
/// <remarks>
/// The framework's client knows STARTTLS and no TLS from the first byte on (port 465), PLAIN, LOGIN and NTLM, and opens a
/// connection for each mail. Whoever needs more puts a mail server of their own beside it.
/// </remarks>
internal sealed class SmtpSender(NotificationsOptions options, Sealed secrets)
{
    /// <summary>Returns when the server took the mail over.</summary>
    /// <exception cref="ProviderException">It did not; transient when it may later.</exception>
    public async Task Send(Mail mail, byte[]? file, CancellationToken cancel)
    {
        if (!options.HasServer) throw new ProviderException("smtp:not-configured", "No mail server is configured.", isTransient: true);
        var smtp = options.Smtp;
        using var message = Compose(mail, mail.Open(secrets), file);
        using var client = new SmtpClient(smtp.Host, smtp.Port) { EnableSsl = smtp.MustEncrypt, UseDefaultCredentials = false };
        if (smtp.User is not null) client.Credentials = new NetworkCredential(smtp.User, smtp.Password);
        try
        {
            await client.SendMailAsync(message, cancel);
        }
        catch (SmtpException refused)
        {
            throw new ProviderException("smtp:refused", Describe(refused), IsTransient(refused), refused);
        }
    }

    private MailMessage Compose(Mail mail, MailContent content, byte[]? file)
    {
        var from = new MailAddress(options.From, options.FromName);
        var message = new MailMessage(from, new MailAddress(mail.ToAddress)) { Subject = mail.SubjectLine, SubjectEncoding = Encoding.UTF8 };
        message.Headers.Add("Message-ID", $"<{mail.Id}@{from.Host}>");
        // RFC 3834 section 5: no out-of-office answers to these.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(content.Text, Encoding.UTF8, MediaTypeNames.Text.Plain));
        message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(content.Html, Encoding.UTF8, MediaTypeNames.Text.Html));
        if (file is not null) message.Attachments.Add(new Attachment(new MemoryStream(file), content.Attachment!.FileName, MediaTypeNames.Application.Pdf));
        return message;
    }

    // RFC 5321 section 4.2.1: 5yz is for good. A server that asks for TLS or a login is our configuration's fault, which is mended.
    private static bool IsTransient(SmtpException refused) =>
        (int)refused.StatusCode is < 500 or >= 600 or (int)SmtpStatusCode.MustIssueStartTlsFirst;

    private static string Describe(SmtpException refused) =>
        refused.InnerException is { } inner ? $"{refused.Message} {inner.Message}" : refused.Message;
}
