using Stoa.Platform.Hosting;

namespace Stoa.Market.Notifications.Mailbox;

/// <summary>When the mailbox exists: in the micro cloud, reached from its own machine only, where mails go nowhere else.</summary>
internal static class MailboxRule
{
    public static bool IsOpen(NotificationsOptions options, NodeOptions node) =>
        options.Smtp.Host is null && node.IsMicroCloud && node.IsForThisMachineOnly;
}
