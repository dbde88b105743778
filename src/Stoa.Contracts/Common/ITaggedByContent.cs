namespace Stoa.Contracts.Common;

/// <summary>A view of one thing that has no single version of its own: the answer's <c>ETag</c> is made of all that the view says.</summary>
public interface ITaggedByContent;
