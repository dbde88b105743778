using System.Reflection;
using System.Text.RegularExpressions;
using Stoa.Contracts.Accounts;
using Stoa.Contracts.Common;
using Stoa.Web.Languages;

namespace Stoa.Tests.Web;

/// <summary>A fault is shown beside the name of its field, never beside the JSON pointer that a program reads.</summary>
public sealed partial class TheNamesOfFieldsTests
{
    [Fact]
    public void Are_there_for_all_that_a_page_sends_to_a_component()
    {
        var members = Calls().SelectMany(Bodies).SelectMany(MembersOf).Distinct().ToList();
        Assert.Superset(new HashSet<string> { "street", "vatnumber", "memorymib", "sshkey", "cvc", "reason" }, members.ToHashSet());
        Assert.Equal("", string.Join(' ', members.Where(member => new Phrases(Language.English).Find($"field.{member}") is null)));
    }

    // What the sources of the pages call of the typed clients.
    private static IEnumerable<MethodInfo> Calls() =>
        from file in WebSources.All("*.razor", "*.cs")
        from Match call in Call().Matches(file.Text)
        from client in typeof(AccountsClient).Assembly.GetTypes()
        where client.Name.Equals($"{call.Groups["client"].Value}Client", StringComparison.OrdinalIgnoreCase)
        from method in client.GetMethods()
        where method.Name == call.Groups["method"].Value
        select method;

    // What a list is narrowed by is no field of a form.
    private static IEnumerable<Type> Bodies(MethodInfo method) =>
        method.GetParameters().Select(parameter => parameter.ParameterType).Where(type => IsRecord(type) && !type.Name.EndsWith("Filter", StringComparison.Ordinal));

    // A page names a field by the last part of its pointer. What is yes or no is a button, and cannot be wrong.
    private static IEnumerable<string> MembersOf(Type body) =>
        body.GetProperties().Where(property => property.CanWrite && property.PropertyType != typeof(bool)).SelectMany(property => IsRecord(property.PropertyType) ? MembersOf(property.PropertyType).Append(NameOf(property)) : [NameOf(property)]);

    private static string NameOf(PropertyInfo property) => property.Name.ToLowerInvariant();

    private static bool IsRecord(Type type) => type.IsClass && type.Assembly == typeof(Problem).Assembly && type.GetMethod("<Clone>$") is not null;

    [GeneratedRegex(@"\b(?<client>[A-Za-z]+)\.(?<method>[A-Z]\w*)\(", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Call();
}
