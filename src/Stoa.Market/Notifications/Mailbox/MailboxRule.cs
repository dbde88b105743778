using Stoa.Platform.Hosting;

namespace Stoa.Market.Notifications.Mailbox;

/// <summary>
/// The mailbox shows everybody's mails to anybody, codes included: that is what it is for, on one's own machine. So it is there
/// only where nobody else can call and where mails go nowhere else.
/// </summary>
internal static class MailboxRule
{
    /// <summary>True in the micro cloud, without a mail server, listening on loopback.</summary>
    public static bool IsOpen(NotificationsOptions options, NodeOptions node) =>
        !options.HasServer && node is { IsMicroCloud: true, IsForThisMachineOnly: true };
}
