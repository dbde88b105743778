using System.Reflection;
using System.Runtime.CompilerServices;
using Stoa.Contracts.Messaging;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Http.Conformance;

/// <summary>
/// What others rely on: routes, problem types, message names. It may grow, which <c>golden/surface.txt</c> makes visible; a line that
/// goes away breaks somebody, so it has to be taken out of the file by hand.
/// </summary>
public sealed class TheSurfaceTests(Marketplace market) : IClassFixture<Marketplace>
{
    [Fact]
    public async Task Only_grows()
    {
        var routes = (await market.Operations()).Select(operation => $"operation {operation.Name}");
        var problems = DeclaredProblems.All.Select(problem => $"problem {problem.Type} {problem.Status}");
        var messages = typeof(IMessage).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(IMessage)))
            .Select(type => $"message {type.GetProperty(nameof(IMessage.WireName), BindingFlags.Public | BindingFlags.Static)!.GetValue(null)}");
        var now = routes.Concat(problems).Concat(messages).Order(StringComparer.Ordinal).ToList();
        Assert.Empty(Known().Except(now).Select(line => $"{line}: was there, and is not any more"));
        Golden.Check("surface.txt", string.Join('\n', now) + "\n");
    }

    private static string[] Known([CallerFilePath] string here = "")
    {
        var file = Path.Combine(Path.GetDirectoryName(here)!, "golden", "surface.txt");
        return File.Exists(file) ? File.ReadAllLines(file) : [];
    }
}
