using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Stoa.Platform.Http.Description;

/// <summary>What can be told of an operation from its handler: files are verbs, so the handler's type names the operation.</summary>
internal sealed partial class DescribedHandler
{
    private readonly MethodInfo? method;
    private readonly Type? verb;

    public DescribedHandler(IList<object> metadata)
    {
        method = metadata.OfType<MethodInfo>().FirstOrDefault();
        Metadata = metadata;
        verb = method?.Name == "Handle" ? method.DeclaringType : method?.GetParameters().Select(p => p.ParameterType).FirstOrDefault(t => t.GetMethod("Handle") is not null && t.Namespace != "System");
    }

    public IList<object> Metadata { get; }

    public IReadOnlyList<ParameterInfo> Parameters => method?.GetParameters() ?? [];

    /// <summary><c>placeOrder</c> for PlaceOrder.Handle, also where a lambda passes on to it; else made of method and path.</summary>
    public string Id(string httpMethod, string path)
    {
        if (Find<IEndpointNameMetadata>() is { } named) return named.EndpointName;
        if (verb is not null) return Camel(verb.Name);
        if (method is not null && !method.Name.Contains('<', StringComparison.Ordinal)) return Camel(method.DeclaringType!.Name) + method.Name;
        var words = path.Split('/', StringSplitOptions.RemoveEmptyEntries).Skip(2).Where(word => word[0] != '{').SelectMany(word => word.Split('-', '.'));
        return httpMethod.ToLowerInvariant() + string.Concat(words.Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
    }

    /// <summary>What it does, in a sentence; null where the source does not say.</summary>
    public string? Summary => Find<IEndpointSummaryMetadata>()?.Summary ?? (Plain(Said()) is { Length: > 0 } said ? said : null);

    public T? Find<T>() where T : class => Metadata.OfType<T>().LastOrDefault();

    private string? Said() => (method is null ? null : XmlDocs.Of(method)) ?? (verb is null ? null : OfHandle(verb) ?? XmlDocs.Of(verb));

    private static string? OfHandle(Type verb) => verb.GetMethod("Handle") is { } handle ? XmlDocs.Of(handle) : null;

    // "GET orders: the newest first." repeats what stands beside it.
    private static string? Plain(string? said) => said is null ? null : Capital(MethodAndPath().Replace(said, ""));

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    [GeneratedRegex(@"^(GET|POST|PUT|PATCH|DELETE) \S+?[:.](\s+|$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MethodAndPath();

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
