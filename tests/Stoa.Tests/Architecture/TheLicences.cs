using System.Text;

namespace Stoa.Tests.Architecture;

public sealed class TheLicences
{
    /// <summary>Set to 1, the test writes NOTICE instead of comparing it.</summary>
    private const string Write = "STOA_WRITE_NOTICE";

    [Fact]
    public void Of_all_packages_are_allowed() => Judgement.NoneOf(Package.All().Select(p => Licences.Fault(p.Name, p.Licence)).OfType<string>());

    [Fact]
    public void Of_what_ships_stand_in_the_notice()
    {
        var notice = Notice();
        if (Environment.GetEnvironmentVariable(Write) == "1") File.WriteAllText(Path.Combine(Product.Root, "NOTICE"), notice);
        Assert.True(notice == Product.Read("NOTICE"), $"NOTICE does not fit the packages. Write it anew: {Write}=1 ./test --only Stoa.Tests -class {typeof(TheLicences).FullName}");
    }

    [Theory]
    [InlineData("AGPL-3.0-only", false)]
    [InlineData("MIT AND LGPL-2.1-only", false)]
    [InlineData(null, false)]
    [InlineData("MIT OR GPL-2.0-only", true)]
    [InlineData("MIT AND BSD-3-Clause", true)]
    public void Are_judged_by_their_expression(string? licence, bool isAllowed) => Assert.Equal(isAllowed, Licences.Fault("Planted", licence) is null);

    private static string Notice()
    {
        var text = new StringBuilder("""
            Stoa
            Copyright The Stoa authors
            Licensed under the Apache License, Version 2.0 (see LICENSE).

            The program contains these packages. What each licence asks for is in the package, at its address.


            """);
        foreach (var package in Package.All().Where(package => package.Ships))
            text.Append($"{package.Name} {package.Version}, {package.Licence}\n  {OneLine(package.Copyright)}\n{(package.Address.Length > 0 ? $"  {package.Address}\n" : "")}");
        return text.ToString();
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
