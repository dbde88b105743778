namespace Stoa.Web.Components.Ui;

/// <summary>A part of a page that has its own address.</summary>
public sealed record LinkTab(string Title, string Href, bool IsCurrent = false);
