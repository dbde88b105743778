using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Stoa.Tests.Architecture;

public sealed partial class TheRepository
{
    private static readonly string[] Documented = ["Stoa.Platform", "Stoa.Contracts"];

    [Fact]
    public void Names_no_folder_of_anybodys_machine() => Judgement.NoneOf(Product.Files.SelectMany(file => MachinePaths(file, Product.Read(file))));

    [Theory]
    [InlineData("see /ho" + "me/ada/stoa/up")]
    [InlineData("C:\\Us" + "ers\\ada\\stoa")]
    [InlineData("\"resolved\": \"htt" + "ps://registry.example.org/axe\"")]
    public void Is_found_to_name_a_machine_by(string line) => Assert.Single(MachinePaths("planted.md", line));

    [Fact]
    public void Is_found_to_name_the_folder_where_it_lies() => Assert.Single(MachinePaths("planted.md", $"cd {Product.Root} && ./up"));

    [Fact]
    public void Documents_every_public_type_of_platform_and_contracts() =>
        Judgement.NoneOf(Product.Assemblies.Where(assembly => Documented.Contains(assembly.GetName().Name))
            .SelectMany(assembly => Undocumented(assembly.GetExportedTypes(), XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")))));

    [Fact]
    public void Is_found_to_leave_a_public_type_without_a_word() =>
        Assert.Equal($"{typeof(Planted.OrderManager).FullName} is public and has no word of documentation.",
            Assert.Single(Undocumented([typeof(Planted.OrderManager), typeof(string)], XDocument.Parse("<doc><members><member name='T:System.String'><summary>Text.</summary></member></members></doc>"))));

    private static IEnumerable<string> Undocumented(IEnumerable<Type> types, XDocument documentation)
    {
        // Of a record it may be enough to say what its members are.
        var told = documentation.Descendants("member").Where(member => member.Elements().Any(e => e.Name.LocalName is "summary" or "param" && e.Value.Trim().Length > 0))
            .Select(member => member.Attribute("name")!.Value).ToHashSet();
        return types.Where(type => !told.Contains($"T:{type.FullName!.Replace('+', '.')}")).Select(type => $"{type.FullName} is public and has no word of documentation.");
    }

    private static IEnumerable<string> MachinePaths(string file, string text) =>
        from line in text.Split('\n').Select((line, index) => (Text: line, Number: index + 1))
        where MachinePath().IsMatch(line.Text) || (Product.Root.Count(c => c == '/') > 1 && line.Text.Contains(Product.Root, StringComparison.Ordinal))
        select $"{file}:{line.Number} names a folder or a host of one machine: {line.Text.Trim()}";

    [GeneratedRegex(@"(?<![\w.])/(home|Users)/(?!debian\b)\w+/|(?<![\w.])/root/\w|[A-Z]:\\Users\\|""resolved"":\s*""https?:", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MachinePath();
}
