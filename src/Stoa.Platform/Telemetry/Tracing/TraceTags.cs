using System.Diagnostics;

namespace Stoa.Platform.Telemetry.Tracing;

/// <summary>What activities say of themselves beside the conventions of OpenTelemetry; log lines repeat it.</summary>
public static class TraceTags
{
    /// <summary>The component whose code runs.</summary>
    public const string Component = "stoa.component";

    /// <summary>The company that it works for.</summary>
    public const string Tenant = "stoa.tenant";

    /// <summary>The nearest activity around that says it; null where none does.</summary>
    public static string? Find(string tag)
    {
        for (var activity = Activity.Current; activity is not null; activity = activity.Parent)
            if (activity.GetTagItem(tag) is string value) return value;
        return null;
    }
}
