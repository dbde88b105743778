namespace Stoa.Platform.Security.Passwords;

/// <summary>What the check of a password found.</summary>
public enum PasswordCheck
{
    /// <summary>Another password, or nobody's.</summary>
    Wrong,

    /// <summary>The password.</summary>
    Right,

    /// <summary>The password, stored at a cost that is no longer used: hash it anew.</summary>
    RightButOld,
}
