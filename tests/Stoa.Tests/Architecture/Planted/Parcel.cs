// The aggregate and what it uses reach for a clock and the network, for TheDomain to find.
using Stoa.Platform.Storage;

namespace Stoa.Market.PlantedShop;

internal sealed class Parcel : Aggregate
{
    public override string Subject => "parcel";

    public DateTimeOffset Send(TimeProvider clock) => Weighing.IsOnline ? clock.GetUtcNow() : default;
}

internal static class Weighing
{
    public static bool IsOnline => typeof(HttpClient).IsPublic;
}
