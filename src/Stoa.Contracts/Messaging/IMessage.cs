namespace Stoa.Contracts.Messaging;

/// <summary>A fact in the past tense that one component tells all others. Only members may be added to it, never changed.</summary>
public interface IMessage
{
    /// <summary>The name on the wire, <c>component.fact-in-the-past</c>; never changed once released.</summary>
    static abstract string WireName { get; }

    /// <summary>
    /// Orders messages: those of one key are handled one after the other, in the order of their commits. As a rule the id of the
    /// thing that the fact is about.
    /// </summary>
    string Key { get; }
}
