namespace Stoa.Cloud.Providers.Libvirt.Images;

/// <summary>An image cannot be taken, given or removed.</summary>
/// <param name="code">Stable and meant for programs, lower case with hyphens.</param>
/// <param name="message">What is wrong and how to mend it.</param>
public sealed class ImageException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}
