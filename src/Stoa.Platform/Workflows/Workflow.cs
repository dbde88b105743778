namespace Stoa.Platform.Workflows;

/// <summary>
/// Named steps in order, done one after the other whatever happens to the processes in between. An instance is made for each
/// step, in a scope of its own that works for the run's company: take typed clients and the component's store by constructor.
/// </summary>
/// <typeparam name="TState">What the steps tell each other: a class of plain members, kept as JSON after each step.</typeparam>
public abstract class Workflow<TState> where TState : class
{
    /// <summary>Lower-case words with dashes, such as <c>bare-vm</c>; stored with every run, so never changed.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// Renaming, adding or reordering steps makes a new version, in a class of its own beside the old one: runs of the old version
    /// finish on it.
    /// </summary>
    public virtual int Version => 1;

    /// <summary>The steps, in order. Names are stored: they are unique in the workflow and never change.</summary>
    public abstract IReadOnlyList<Step<TState>> Steps { get; }

    /// <summary>What becomes of a run whose subject has an active one already.</summary>
    public virtual WhenBusy WhenBusy => WhenBusy.Queue;

    /// <summary>Whom it is done for, when there is more work than hands.</summary>
    public virtual Lane Lane => Lane.Normal;
}
