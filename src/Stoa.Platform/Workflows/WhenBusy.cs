namespace Stoa.Platform.Workflows;

/// <summary>One run at a time works on a subject. What becomes of a second one.</summary>
public enum WhenBusy
{
    /// <summary>It begins when those before it have ended, in the order in which they were started.</summary>
    Queue,

    /// <summary>There is no second one: who starts it gets the one that is under way.</summary>
    Join,

    /// <summary>It is not started, and who starts it is told which one is under way.</summary>
    Refuse,
}
