// Each type below breaks one rule of dependence, for TheBoundaries to find. They are compiled into the tests only.
namespace Stoa.Contracts.Planted
{
    internal sealed class KnowsPlatform
    {
        public readonly Stoa.Platform.Storage.Aggregate[] Held = [];
    }
}

namespace Stoa.Platform.Planted
{
    internal sealed class KnowsAWing
    {
        public readonly Stoa.Market.PlantedStock.Item Held = new();
    }
}

namespace Stoa.Web.Planted
{
    internal sealed class KnowsStorage
    {
        public readonly Stoa.Platform.Storage.Aggregate[] Held = [];
    }

    internal sealed class KnowsAWing
    {
        public readonly Stoa.Market.PlantedStock.Item Held = new();
    }
}

namespace Stoa.Cloud.PlantedHost
{
    internal sealed class KnowsAnotherWing
    {
        public readonly Stoa.Market.PlantedStock.Item Held = new();
    }

    internal sealed class WritesToTheConsole
    {
        public void Run() => Console.WriteLine();
    }
}
