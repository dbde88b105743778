using Microsoft.EntityFrameworkCore;
using Stoa.Contracts.Accounts;
using Stoa.Market.Notifications.Storage;
using Stoa.Platform.Messaging;

namespace Stoa.Market.Notifications.Contacts;

/// <summary>Keeps the address of a company's first person.</summary>
internal sealed class KeepContact(NotificationsStore store) : IHandle<CompanyRegistered>
{
    public async Task Handle(CompanyRegistered message, CancellationToken cancel)
    {
        if (await store.Contacts.AnyAsync(contact => contact.TenantId == message.Company, cancel)) return;
        store.Contacts.Add(new Contact { TenantId = message.Company, Email = message.Email, Name = message.UserName, Language = message.Language });
    }
}
