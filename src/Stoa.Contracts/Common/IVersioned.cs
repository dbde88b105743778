namespace Stoa.Contracts.Common;

/// <summary>A view of one thing that changes: its version becomes the answer's <c>ETag</c>.</summary>
public interface IVersioned
{
    /// <summary>Grows with each change.</summary>
    long Version { get; }
}
