namespace Stoa.Tests.Architecture;

public sealed class TheHandlers
{
    [Fact]
    public void Keep_nothing_of_a_message_for_the_next() => Judgement.NoneOf(Product.Assemblies.SelectMany(assembly => Handlers.Faults(assembly.GetTypes())));

    [Theory]
    [InlineData("Collector keeps last ")]
    [InlineData("Collector keeps all ")]
    public void Are_found_to_keep(string fault) =>
        Assert.Contains(Handlers.Faults(typeof(TheHandlers).Assembly.GetTypes()), found => found.Contains(fault, StringComparison.Ordinal));

    [Fact]
    public void May_be_given_what_they_need() =>
        Assert.DoesNotContain(Handlers.Faults(typeof(TheHandlers).Assembly.GetTypes()), found => found.Contains("clock", StringComparison.Ordinal));
}
