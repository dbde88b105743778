using System.ComponentModel.DataAnnotations;

namespace Stoa.Market.Notifications;

/// <summary>Section <c>notifications</c>.</summary>
internal sealed record NotificationsOptions
{
    /// <summary>The sender of all mails.</summary>
    [Required, EmailAddress]
    public string From { get; init; } = "stoa@localhost";

    /// <summary>The sender's name.</summary>
    [Required]
    public string FromName { get; init; } = "Stoa";

    /// <summary>Where mails are handed over; without a host they stay in the mailbox.</summary>
    public SmtpOptions Smtp { get; init; } = new();
}

/// <summary>Section <c>notifications:Smtp</c>.</summary>
internal sealed record SmtpOptions
{
    /// <summary>Name or address of the server; null for none.</summary>
    public string? Host { get; init; }

    /// <summary>25, or 587 for submission.</summary>
    [Range(1, 65535)]
    public int Port { get; init; } = 25;

    /// <summary>For servers that ask for it.</summary>
    public string? User { get; init; }

    /// <summary>The user's.</summary>
    public string? Password { get; init; }

    /// <summary>STARTTLS before anything is said.</summary>
    public bool IsEncrypted { get; init; }
}
