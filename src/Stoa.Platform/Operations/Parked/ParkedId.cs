namespace Stoa.Platform.Operations.Parked;

/// <summary>How a parked message is named outside: <c>component.message</c>, since each component parks its own copy.</summary>
internal static class ParkedId
{
    public static string Write(string component, Guid message) => $"{component}.{message:N}";

    /// <summary>False for what was never given out; it is answered like one that is not parked any more.</summary>
    public static bool TryRead(string text, out string component, out Guid message)
    {
        var parts = text.Split('.');
        component = parts[0];
        message = default;
        return parts.Length == 2 && Guid.TryParseExact(parts[1], "N", out message);
    }
}
