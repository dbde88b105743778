namespace Stoa.Contracts.Common;

/// <summary>
/// Marks a member that holds a password, a code or a token. It is shown once: the copy of an answer that is kept for repeated
/// requests has null there, and the API's description calls it a password.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretAttribute : Attribute;
