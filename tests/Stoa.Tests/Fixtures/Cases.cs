using System.Globalization;

namespace Stoa.Tests.Fixtures;

/// <summary>How many cases a property of money is tried with: <c>STOA_CASES=1000000</c> is the size of quality goal R9.</summary>
internal static class Cases
{
    public static int Or(int usual) => Environment.GetEnvironmentVariable("STOA_CASES") is { } told ? int.Parse(told, CultureInfo.InvariantCulture) : usual;
}
