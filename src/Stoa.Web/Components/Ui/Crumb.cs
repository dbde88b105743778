namespace Stoa.Web.Components.Ui;

/// <summary>One place on the way to a page; the last one, the page itself, has no address.</summary>
public sealed record Crumb(string Title, string? Href = null);
