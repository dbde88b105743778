// Each type below breaks one rule of dependence, for TheBoundaries to find. They are compiled into the tests only.
namespace Stoa.Market.PlantedStock
{
    internal class Item : Exception
    {
        public static int Count() => 0;

        public static Task<Item> Find() => Task.FromResult(new Item());
    }

    [AttributeUsage(AttributeTargets.Class)]
    internal sealed class MarkAttribute : Attribute;
}

namespace Stoa.Market.PlantedShop
{
    using Stoa.Market.PlantedStock;

    internal sealed class Calls
    {
        public int Run() => Item.Count();
    }

    internal sealed class Holds
    {
        public readonly Item Held = new();
    }

    internal sealed class Inherits : Item;

    [Mark]
    internal sealed class Bears;

    [System.ComponentModel.TypeConverter(typeof(Item))]
    internal sealed class BearsTheNameOf;

    internal sealed class Lists
    {
        public List<Item> All { get; } = [];
    }

    internal sealed class Awaits
    {
        public async Task<string> Run() => (await Item.Find()).Message;
    }

    internal sealed class Captures
    {
        public Func<string> Run(string text) => () => text + new Item().Message;
    }

    internal sealed class Catches
    {
        public void Run()
        {
            try
            {
                GC.KeepAlive(this);
            }
            catch (Item)
            {
                GC.KeepAlive(null);
            }
        }
    }

    internal sealed class Constrains<T> where T : Item;

    internal sealed class Answers
    {
        public Item? Run(string? _) => null;
    }

    internal sealed class Asks
    {
        public bool Run(object one) => one is Item;
    }

    internal sealed class KeepsToItself
    {
        public Stoa.Contracts.Common.Money? Price { get; init; }

        public Stoa.Platform.Storage.Aggregate? Root { get; init; }
    }
}
