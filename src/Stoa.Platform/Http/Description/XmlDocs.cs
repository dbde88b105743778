using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Stoa.Platform.Http.Description;

/// <summary>
/// What the source says of a type or member, out of the XML file that the compiler writes beside the assembly. Where the file is
/// missing, nothing is said.
/// </summary>
internal static partial class XmlDocs
{
    private static readonly ConcurrentDictionary<Assembly, IReadOnlyDictionary<string, XElement>> Files = new();

    /// <summary>The summary of a type.</summary>
    public static string? Of(Type type) => Text(Find(type, $"T:{Name(type)}")?.Element("summary"));

    /// <summary>The summary of a method, whatever its parameters.</summary>
    public static string? Of(MethodInfo method)
    {
        if (method.DeclaringType is not { } type) return null;
        var name = $"M:{Name(type)}.{method.Name}";
        var found = Load(type.Assembly).FirstOrDefault(m => m.Key == name || m.Key.StartsWith($"{name}(", StringComparison.Ordinal));
        return Text(found.Value?.Element("summary"));
    }

    /// <summary>What is said of a property: its own summary, or the record's <c>param</c> of the name.</summary>
    public static string? Of(PropertyInfo property)
    {
        if (property.DeclaringType is not { } type) return null;
        return Text(Find(type, $"P:{Name(type)}.{property.Name}")?.Element("summary"))
            ?? Text(Find(type, $"T:{Name(type)}")?.Elements("param").FirstOrDefault(p => (string?)p.Attribute("name") == property.Name));
    }

    /// <summary>What is said of a method's parameter.</summary>
    public static string? Of(ParameterInfo parameter)
    {
        if (parameter.Member is not MethodInfo { DeclaringType: { } type } method) return null;
        var found = Load(type.Assembly).FirstOrDefault(m => m.Key.StartsWith($"M:{Name(type)}.{method.Name}(", StringComparison.Ordinal));
        return Text(found.Value?.Elements("param").FirstOrDefault(p => (string?)p.Attribute("name") == parameter.Name));
    }

    private static XElement? Find(Type type, string member) => Load(type.Assembly).GetValueOrDefault(member);

    private static string Name(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    private static IReadOnlyDictionary<string, XElement> Load(Assembly assembly) => Files.GetOrAdd(assembly, static a =>
    {
        var file = Path.Combine(AppContext.BaseDirectory, $"{a.GetName().Name}.xml");
        return File.Exists(file)
            ? XDocument.Load(file).Descendants("member").DistinctBy(m => (string)m.Attribute("name")!).ToDictionary(m => (string)m.Attribute("name")!)
            : new Dictionary<string, XElement>();
    });

    private static string? Text(XElement? element)
    {
        if (element is null) return null;
        var text = string.Concat(element.DescendantNodes().Select(Piece));
        return Spaces().Replace(text, " ").Trim() is { Length: > 0 } plain ? plain : null;
    }

    private static string Piece(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { IsEmpty: true } reference => Reference(reference),
        _ => "",
    };

    // T:Stoa.Contracts.Common.Problem becomes Problem.
    private static string Reference(XElement element) =>
        (((string?)element.Attribute("cref") ?? (string?)element.Attribute("name") ?? (string?)element.Attribute("langword"))?.Split('(')[0].Split('.', ':')[^1]) ?? "";

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
