namespace Stoa.Tests.Architecture;

internal static class Judgement
{
    /// <summary>Fails with every fault on a line of its own; an assertion on the collection would cut them short.</summary>
    public static void NoneOf(IEnumerable<string> faults)
    {
        var found = faults.ToList();
        Assert.True(found.Count == 0, $"{found.Count} found:\n{string.Join('\n', found)}");
    }
}
