using Stoa.Contracts.Accounts;
using Stoa.Market.Notifications.Storage;
using Stoa.Platform.Messaging;

namespace Stoa.Market.Notifications.Contacts;

/// <summary>Keeps whom to write to.</summary>
internal sealed class OnCompanyRegistered(NotificationsStore store) : IHandle<CompanyRegistered>
{
    public Task Handle(CompanyRegistered message, CancellationToken cancel)
    {
        store.Contacts.Add(Contact.Of(message.Company, message.Email, message.UserName, message.Language));
        return Task.CompletedTask;
    }
}
