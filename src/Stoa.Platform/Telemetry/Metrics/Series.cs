using System.Globalization;
using System.Text;

namespace Stoa.Platform.Telemetry.Metrics;

/// <summary>The values of one instrument under one set of labels.</summary>
internal abstract class Series
{
    public abstract void Record(double value);

    /// <summary>Writes the lines of the series.</summary>
    public abstract void Write(StringBuilder text, string name, string labels);

    protected static void Line(StringBuilder text, string name, string labels, double value)
    {
        text.Append(name);
        if (labels.Length > 0) text.Append('{').Append(labels).Append('}');
        text.Append(' ').Append(value.ToString("R", CultureInfo.InvariantCulture)).Append('\n');
    }
}

/// <summary>What was added up: a counter, or one that goes up and down.</summary>
internal sealed class Sum : Series
{
    private double sum;

    public override void Record(double value)
    {
        for (var seen = Volatile.Read(ref sum); ;)
        {
            var before = Interlocked.CompareExchange(ref sum, seen + value, seen);
            if (before.Equals(seen)) return;
            seen = before;
        }
    }

    public override void Write(StringBuilder text, string name, string labels) => Line(text, name, labels, Volatile.Read(ref sum));
}

/// <summary>What was told last: a gauge, or anything that is asked for when it is read.</summary>
internal sealed class Last : Series
{
    private double last;

    public override void Record(double value) => Volatile.Write(ref last, value);

    public override void Write(StringBuilder text, string name, string labels) => Line(text, name, labels, Volatile.Read(ref last));
}

/// <summary>How values spread over buckets.</summary>
internal sealed class Spread(IReadOnlyList<double> bounds) : Series
{
    private readonly Lock guard = new();
    private readonly long[] counts = new long[bounds.Count + 1];
    private double sum;

    public override void Record(double value)
    {
        var bucket = 0;
        while (bucket < bounds.Count && value > bounds[bucket]) bucket++;
        lock (guard)
        {
            counts[bucket]++;
            sum += value;
        }
    }

    public override void Write(StringBuilder text, string name, string labels)
    {
        lock (guard)
        {
            long below = 0;
            for (var i = 0; i < counts.Length; i++)
            {
                below += counts[i];
                var bound = i < bounds.Count ? bounds[i].ToString("R", CultureInfo.InvariantCulture) : "+Inf";
                Line(text, name + "_bucket", $"{labels}{(labels.Length > 0 ? "," : "")}le=\"{bound}\"", below);
            }

            Line(text, name + "_sum", labels, sum);
            Line(text, name + "_count", labels, below);
        }
    }
}
