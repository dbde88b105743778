using FsCheck;
using FsCheck.Fluent;
using Stoa.Cloud.Fabric.Hosts;
using Stoa.Contracts.Fabric;

namespace Stoa.Tests.Cloud.Fabric;

public sealed class ThePlacementOfMachines
{
    private static readonly Gen<Room> Rooms =
        from cores in Gen.Choose(0, 16)
        from memory in Gen.Choose(0, 16)
        from disk in Gen.Choose(0, 16)
        select new Room(cores, memory, disk);

    [Fact]
    public void Names_exactly_the_hosts_that_have_the_room_each_once() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(
        Rooms.ListOf().ToArbitrary(), Rooms.ToArbitrary(), (free, asked) =>
        {
            var hosts = free.Select((room, n) => new Host { Name = $"h{n}", Zone = "z", Driver = "d", Offered = room, SeenAt = default }).ToList();
            var planned = Placement.Plan(hosts, asked).ToList();
            return planned.All(host => asked.FitsIn(host.Free))
                && planned.Distinct().Count() == planned.Count
                && hosts.Except(planned).All(host => !asked.FitsIn(host.Free));
        }));
}
