using Microsoft.Extensions.Logging.Abstractions;
using Stoa.Platform.Http.Edge;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Http.Edge;

public sealed class ACertificateFileThatChangesTests : IDisposable
{
    private readonly string file = Path.GetTempFileName();
    private readonly ManualClock clock = new();

    [Fact]
    public void Is_taken_within_a_minute_and_a_bad_one_is_not()
    {
        TestCertificate.Write(file, "first");
        var certificate = new TlsCertificate(file, clock);
        Change("second");
        Assert.Equal("CN=first", Subject(certificate));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("CN=second", Subject(certificate));
        File.WriteAllText(file, "half a certificate");
        File.SetLastWriteTimeUtc(file, clock.GetUtcNow().UtcDateTime.AddHours(2));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("CN=second", Subject(certificate));
        Change("third");
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("CN=third", Subject(certificate));
    }

    public void Dispose() => File.Delete(file);

    private void Change(string name)
    {
        TestCertificate.Write(file, name);
        File.SetLastWriteTimeUtc(file, clock.GetUtcNow().UtcDateTime.AddHours(1).AddSeconds(name.Length + name[0]));
    }

    private static string Subject(TlsCertificate certificate) => certificate.Current(NullLogger.Instance).TargetCertificate.Subject;
}
