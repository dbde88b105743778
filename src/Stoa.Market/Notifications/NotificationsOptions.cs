using System.ComponentModel.DataAnnotations;
using System.Net.Mail;

namespace Stoa.Market.Notifications;

/// <summary>Settings of the section <c>notifications</c>.</summary>
internal sealed record NotificationsOptions : IValidatableObject
{
    /// <summary>The sender's address. Its domain is part of each Message-ID.</summary>
    public string From { get; init; } = "no-reply@stoa.localhost";

    /// <summary>The sender's name.</summary>
    public string FromName { get; init; } = "Stoa";

    /// <summary>Where the links of mails lead, such as <c>https://market.example</c>; without it the address that the process listens on.</summary>
    public Uri? PublicAddress { get; init; }

    /// <summary>The server that mails are handed to.</summary>
    public SmtpOptions Smtp { get; init; } = new();

    /// <summary>False where mails stay here, in the mailbox of the micro cloud.</summary>
    public bool HasServer => Smtp.Host is not null;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (PublicAddress is { } address && (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https")))
            yield return new("notifications:publicAddress: give an address such as https://market.example");
        if (!MailAddress.TryCreate(From, out _)) yield return new("notifications:from: give an address such as no-reply@market.example");
        if (!HasServer) yield break;
        if (string.IsNullOrWhiteSpace(Smtp.Host)) yield return new("notifications:smtp:host: give the server's name");
        if (Smtp.Port is < 1 or > 65535) yield return new("notifications:smtp:port: give 1 to 65535; 587 is usual");
        if (Smtp.User is null != Smtp.Password is null) yield return new("notifications:smtp: give user and password, or neither");
        if (Smtp.User is not null && !Smtp.MustEncrypt) yield return new("notifications:smtp: a password is sent encrypted only");
    }
}

/// <summary>A mail server.</summary>
internal sealed record SmtpOptions
{
    /// <summary>Name or address; null for none.</summary>
    public string? Host { get; init; }

    /// <summary>587 for submission (RFC 6409), 25 between servers.</summary>
    public int Port { get; init; } = 587;

    /// <summary>For servers that ask for it.</summary>
    public string? User { get; init; }

    /// <summary>The user's.</summary>
    public string? Password { get; init; }

    /// <summary>True to demand STARTTLS (RFC 3207): a server that does not offer it gets nothing. By default, but for this machine's own server.</summary>
    public bool? IsEncrypted { get; init; }

    public bool MustEncrypt => IsEncrypted ?? Host is not ("localhost" or "127.0.0.1" or "::1");
}
