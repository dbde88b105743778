namespace Stoa.Web.Components.Ui;

/// <summary>Ties an input's name, the pointer that a problem names it by, and the element's id.</summary>
internal static class FieldId
{
    /// <summary><c>/card/number</c> is the element <c>field-card-number</c>, where a problem's list of faults links to.</summary>
    public static string OfPointer(string pointer) => "field" + pointer.ToLowerInvariant().Replace('/', '-');

    /// <summary>The form value <c>Form.SshKey</c> goes to the API as <c>/sshKey</c>.</summary>
    public static string PointerOf(string name) => "/" + name[(name.LastIndexOf('.') + 1)..];

    public static string? DescribedBy(string id, string? hint, IReadOnlyList<string> faults) => (hint, faults.Count) switch
    {
        (null, 0) => null,
        (null, _) => $"{id}-faults",
        (_, 0) => $"{id}-hint",
        _ => $"{id}-faults {id}-hint",
    };
}
