using System.Reflection;
using Stoa.Platform.Storage;

namespace Stoa.Tests.Architecture;

public sealed class TheDomain
{
    [Fact]
    public void Uses_no_storage_no_http_and_no_clock() => Judgement.NoneOf(Product.Assemblies.SelectMany(assembly => Faults(assembly)));

    [Theory]
    [InlineData("Parcel is domain code and uses System.TimeProvider")]
    [InlineData("Weighing is domain code and uses System.Net.Http.HttpClient")]
    public void Is_found_to_use(string fault) =>
        Assert.Contains(Faults(typeof(TheDomain).Assembly), found => found.Contains(fault, StringComparison.Ordinal));

    private static IEnumerable<string> Faults(Assembly assembly) => Domain.Faults(
        CompiledAssembly.Uses(assembly),
        assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Aggregate))).Select(type => new TypeName(type.Namespace!, type.Name)));
}
