using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Stoa.Contracts.Common;
using Stoa.Contracts.Messaging;

namespace Stoa.Tests.Messaging;

/// <summary>
/// Messages lie in queues while releases change, so what was once written must be readable for ever. <c>golden/name.json</c> holds a
/// body of each message as its first release wrote it: once released, such a file is never changed.
/// </summary>
public sealed partial class TheBodyOfEveryMessage
{
    private static readonly JsonSerializerOptions Indented = new(StoaJson.Tolerant) { WriteIndented = true };

    public static TheoryData<string> Names => [.. Messages.Keys];

    private static Dictionary<string, Type> Messages { get; } = typeof(IMessage).Assembly.GetTypes()
        .Where(t => !t.IsAbstract && t.IsAssignableTo(typeof(IMessage)))
        .ToDictionary(t => (string)t.GetProperty(nameof(IMessage.WireName), BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!);

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_still_read_as_it_was_first_written(string name)
    {
        var type = Messages[name];
        var file = Path.Combine(Folder(), $"{name}.json");
        Assert.True(File.Exists(file), $"{file} is missing. Put this into it:\n{JsonSerializer.Serialize(Sample.Of(type), type, Indented)}");
        var golden = File.ReadAllText(file);
        var message = JsonSerializer.Deserialize(golden, type, StoaJson.Tolerant)!;
        var written = JsonSerializer.Serialize(message, type, StoaJson.Tolerant);

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(golden), JsonNode.Parse(written)), $"{file}\nreads: {golden}\nis written now: {written}");
        Assert.NotEmpty(((IMessage)message).Key);
    }

    [Fact]
    public void Belongs_to_a_message_that_still_exists() =>
        Assert.Empty(Directory.GetFiles(Folder(), "*.json").Select(Path.GetFileNameWithoutExtension).Except(Messages.Keys));

    [Theory]
    [MemberData(nameof(Names))]
    public void Has_a_name_that_says_who_tells_what(string name)
    {
        Assert.Matches(WireName(), name);
        Assert.Equal(Messages[name].Namespace!.Split('.')[^1].ToLowerInvariant(), name.Split('.')[0]);
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "golden");

    [GeneratedRegex("^[a-z]+\\.[a-z]+(-[a-z]+)*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex WireName();
}
