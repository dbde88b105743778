namespace Stoa.Tests.Architecture;

public sealed class TheStyle
{
    private const int LongestFunction = 30;

    /// <summary>Interfaces that are there for implementations which are not, or not yet, in the product.</summary>
    private static readonly Dictionary<string, string> OpenDoors = new()
    {
        ["Stoa.Platform.Messaging.IHandle`1"] = "each component hears by its own",
        ["Stoa.Cloud.Providers.ICloudProvider"] = "each cloud is driven by its own driver, in any language through the driver 'external'",
        ["Stoa.Cloud.Providers.IMachineReach"] = "an ability that a driver has or has not",
        ["Stoa.Cloud.Providers.IMachineConsole"] = "an ability that a driver has or has not",
        ["Stoa.Market.Billing.Gateways.IPaymentGateway"] = "each payment gateway is driven by its own driver",
    };

    private static readonly IReadOnlyList<Type> Types = [.. Product.Assemblies.SelectMany(assembly => assembly.GetTypes())];

    private static readonly IReadOnlyList<Type> Planted =
        [.. typeof(TheStyle).Assembly.GetTypes().Where(type => type.Namespace == "Stoa.Tests.Architecture.Planted")];

    [Fact]
    public void Is_kept_by_every_source_file() =>
        Judgement.NoneOf(Product.Files.Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal))
            .SelectMany(file => SourceStyle.Faults(file, Product.Read(file))));

    [Fact]
    public void Keeps_most_files_short()
    {
        var lengths = Product.Files.Where(file => file.StartsWith("src/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal))
            .Select(file => Product.Read(file).Count(c => c == '\n')).Order().ToList();
        Assert.InRange(lengths[lengths.Count / 2], 1, 60);
    }

    [Fact]
    public void Is_kept_by_every_type() => Judgement.NoneOf(TypeStyle.Faults(Types));

    [Fact]
    public void Has_no_interface_with_one_implementation() => Judgement.NoneOf(TypeStyle.LonelyInterfaces(Types, OpenDoors));

    [Fact]
    public void Keeps_functions_short() => Judgement.NoneOf(
        Product.Assemblies.SelectMany(Functions.Lengths).Where(function => function.Lines > LongestFunction)
            .Select(function => $"{function.Place} has {function.Lines} lines of statements: {LongestFunction} at most."));

    [Theory]
    [InlineData("#region Things", "has a region")]
    [InlineData("    // var x = 1;", "is code in a comment")]
    [InlineData("// if (x)", "is code in a comment")]
    [InlineData("    throw new Not" + "ImplementedException();", "is unfinished")]
    public void Is_found_broken_by(string line, string fault) =>
        Assert.Contains(fault, Assert.Single(SourceStyle.Faults("planted.cs", $"one\n{line}\nthree")), StringComparison.Ordinal);

    [Theory]
    [InlineData("// A kill in the middle leaves none; the next start looks again.")]
    [InlineData("/// <summary>Returns {id};</summary>")]
    public void Lets_sentences_be(string line) => Judgement.NoneOf(SourceStyle.Faults("planted.cs", line));

    [Theory]
    [InlineData(SourceStyle.NeedsAReason + 1, "give the reason")]
    [InlineData(SourceStyle.Longest + 1, "Split it")]
    public void Is_found_broken_by_a_file_of(int lines, string fault) =>
        Assert.Contains(fault, Assert.Single(SourceStyle.Faults("planted.cs", new string('\n', lines - 1))), StringComparison.Ordinal);

    [Theory]
    [InlineData("OrderManager ends with Manager")]
    [InlineData("OrderManager has no subclass")]
    [InlineData("Crowded depends on 6")]
    [InlineData("Crowded.Five has 5 parameters")]
    [InlineData("Crowded.WorkAsync: no Async suffix")]
    public void Is_found_broken_by_a_type(string fault) =>
        Assert.Contains(TypeStyle.Faults(Planted), found => found.Contains(fault, StringComparison.Ordinal));

    [Fact]
    public void Lets_be_what_others_declared() =>
        Assert.DoesNotContain(TypeStyle.Faults(Planted), found => found.Contains("DisposeAsync", StringComparison.Ordinal) || found.Contains("Wide", StringComparison.Ordinal));

    [Fact]
    public void Is_found_broken_by_an_interface_with_one_implementation() =>
        Assert.Contains(TypeStyle.LonelyInterfaces(Planted, OpenDoors), found => found.Contains("IAlone", StringComparison.Ordinal));
}
