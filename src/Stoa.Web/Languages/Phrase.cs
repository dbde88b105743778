namespace Stoa.Web.Languages;

/// <summary>One text of one language, with places for arguments such as <c>{name}</c>.</summary>
/// <param name="Many">The text, or its plural.</param>
/// <param name="One">The singular, chosen when the argument <c>count</c> is 1; null when the text has no plural.</param>
internal sealed record Phrase(string Many, string? One = null)
{
    public string Fill((string Name, object? Value)[] arguments, Func<object?, string> write)
    {
        var text = One is not null && arguments.Any(a => a.Name == "count" && Convert.ToDecimal(a.Value) == 1) ? One : Many;
        foreach (var (name, value) in arguments) text = text.Replace($"{{{name}}}", write(value), StringComparison.Ordinal);
        return text;
    }
}
