namespace Stoa.Platform.Http.Bodies;

/// <summary>The body of the request at hand, read once.</summary>
internal sealed record ReadBody(ReadOnlyMemory<byte> Bytes);
