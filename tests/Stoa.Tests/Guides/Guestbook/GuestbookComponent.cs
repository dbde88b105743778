using Microsoft.AspNetCore.Builder;
using Stoa.Platform.Hosting;
using Stoa.Platform.Http;
using Stoa.Platform.Security;
using Stoa.Tests.Guides.Guestbook.Entries;
using Stoa.Tests.Guides.Guestbook.Storage;

namespace Stoa.Tests.Guides.Guestbook;

/// <summary>What guests write.</summary>
internal sealed class GuestbookComponent : Component
{
    public override string Name => "guestbook";

    public override void AddServices(ComponentBuilder component) => component.Store<GuestbookStore>();

    public override void MapEndpoints(ComponentRoutes routes)
    {
        var api = routes.Api<GuestbookStore>();
        api.MapPost("entries", WriteEntry.Handle).Allow(Callers.User);
        api.MapGet("entries/{id}", ReadEntry.Handle).Allow(Callers.User);
    }
}
