namespace Stoa.Tests.Http.Conformance;

/// <summary>Goes through the operations of all components and collects where one does not keep a rule.</summary>
internal static class EveryOperation
{
    /// <summary>Asks each of those that the rule is about; the rule answers what is wrong, or null.</summary>
    public static async Task Keeps(this Marketplace market, Func<Operation, bool> isAbout, Func<Operation, Task<string?>> rule)
    {
        var about = (await market.Operations()).Where(isAbout).ToList();
        Assert.NotEmpty(about);
        var faults = new List<string>();
        foreach (var operation in about)
            if (await rule(operation) is { } fault) faults.Add($"{operation.Name}: {fault}");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <summary>Null when the answer is the refusal that is expected, and one that is declared.</summary>
    public static async Task<string?> IsNot(this HttpResponseMessage answer, int status, string type, string? pointer = null)
    {
        if ((int)answer.StatusCode != status) return $"answered {(int)answer.StatusCode}, not {status}: {await answer.Text()}";
        var problem = await answer.Refusal();
        if (problem.Type != type) return $"is of type {problem.Type}, not {type}";
        if (pointer is not null && problem.Errors?.Any(error => error.Pointer == pointer) != true) return $"does not name {pointer}";
        return DeclaredProblems.All.Any(declared => declared.Type == type && declared.Status == status) ? null : $"{type} is not declared with {status}";
    }
}
