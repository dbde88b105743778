namespace Stoa.Tests.Architecture;

public sealed class TheBoundaries
{
    private static readonly IReadOnlyDictionary<TypeName, HashSet<TypeName>> Planted = CompiledAssembly.Uses(typeof(TheBoundaries).Assembly)
        .Where(entry => entry.Key.Namespace.Contains(".Planted", StringComparison.Ordinal)).ToDictionary();

    public static TheoryData<string> Projects => [.. Product.Assemblies.Select(assembly => assembly.GetName().Name!)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Are_kept_by(string project) =>
        Judgement.NoneOf(Boundaries.Faults(CompiledAssembly.Uses(Product.Assemblies.Single(a => a.GetName().Name == project))));

    // The rules are told by namespaces, so a project may hold no others.
    [Theory]
    [MemberData(nameof(Projects))]
    public void Can_be_read_from_the_namespaces_of(string project)
    {
        if (project == "stoa") return;
        var astray = CompiledAssembly.Uses(Product.Assemblies.Single(a => a.GetName().Name == project)).Keys
            .Where(type => type.IsIn("Stoa") && !type.IsIn(project))
            .Select(type => type.ToString());
        Judgement.NoneOf(astray);
    }

    [Theory]
    [InlineData("Calls")]
    [InlineData("Holds")]
    [InlineData("Inherits")]
    [InlineData("Bears")]
    [InlineData("BearsTheNameOf")]
    [InlineData("Lists")]
    [InlineData("Awaits")]
    [InlineData("Captures")]
    [InlineData("Catches")]
    [InlineData("Constrains")]
    [InlineData("Answers")]
    [InlineData("Asks")]
    public void Are_found_broken_by_a_component_that(string uses)
    {
        var faults = Boundaries.Faults(Planted);
        Assert.Contains(faults, fault => fault.StartsWith($"Stoa.Market.PlantedShop.{uses} uses Stoa.Market.PlantedStock.", StringComparison.Ordinal)
            || fault.StartsWith($"Stoa.Market.PlantedShop.{uses}`1 uses Stoa.Market.PlantedStock.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Stoa.Contracts.Planted.KnowsPlatform uses Stoa.Platform.Storage.Aggregate")]
    [InlineData("Stoa.Platform.Planted.KnowsAWing uses Stoa.Market.PlantedStock.Item")]
    [InlineData("Stoa.Web.Planted.KnowsStorage uses Stoa.Platform.Storage.Aggregate")]
    [InlineData("Stoa.Web.Planted.KnowsAWing uses Stoa.Market.PlantedStock.Item")]
    [InlineData("Stoa.Cloud.PlantedHost.KnowsAnotherWing uses Stoa.Market.PlantedStock.Item")]
    [InlineData("Stoa.Cloud.PlantedHost.WritesToTheConsole uses System.Console")]
    public void Are_found_broken_where(string fault) =>
        Assert.Contains(Boundaries.Faults(Planted), found => found.StartsWith(fault + ":", StringComparison.Ordinal));

    [Fact]
    public void Let_a_component_use_itself_platform_and_contracts() =>
        Assert.DoesNotContain(Boundaries.Faults(Planted), fault => fault.Contains("KeepsToItself", StringComparison.Ordinal));
}
