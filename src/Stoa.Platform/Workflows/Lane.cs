namespace Stoa.Platform.Workflows;

/// <summary>Lanes share a worker by fixed parts, so that none waits for ever; what one leaves over the others take.</summary>
public enum Lane
{
    /// <summary>Somebody is looking on: six tenths.</summary>
    Interactive,

    /// <summary>Three tenths.</summary>
    Normal,

    /// <summary>Renewals, clean-up, migration: one tenth.</summary>
    Bulk,
}
