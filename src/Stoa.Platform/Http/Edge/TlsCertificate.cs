using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using Stoa.Platform.Hosting;

namespace Stoa.Platform.Http.Edge;

/// <summary>
/// The certificate of the public address, from a PEM file with the chain and the key. A file that is replaced is taken at the next
/// look, without a restart; when it cannot be read, the last good one stays.
/// </summary>
internal sealed class TlsCertificate(string path, TimeProvider clock)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);
    private readonly Lock guard = new();
    private SslStreamCertificateContext current = Read(path);
    private DateTime written = File.GetLastWriteTimeUtc(path);
    private DateTimeOffset looked = clock.GetUtcNow();

    /// <summary>What to show a client; looks at the file once a minute.</summary>
    public SslStreamCertificateContext Current(ILogger log)
    {
        lock (guard)
        {
            if (clock.GetUtcNow() - looked >= LookEvery) Look(log);
            return current;
        }
    }

    private void Look(ILogger log)
    {
        looked = clock.GetUtcNow();
        try
        {
            if (File.GetLastWriteTimeUtc(path) is var at && at == written) return;
            current = Read(path);
            written = at;
            log.LogInformation("The certificate in {Path} was replaced; it is good until {Until}", path, current.TargetCertificate.NotAfter);
        }
        catch (Exception bad) when (bad is CannotStartException or IOException)
        {
            log.LogError("The new certificate is not taken, the last good one stays: {Reason}", bad.Message);
        }
    }

    /// <exception cref="CannotStartException">The file is missing, or has no certificate with its key.</exception>
    private static SslStreamCertificateContext Read(string path)
    {
        try
        {
            var chain = new X509Certificate2Collection();
            chain.ImportFromPemFile(path);
            return SslStreamCertificateContext.Create(X509Certificate2.CreateFromPemFile(path), chain, offline: true);
        }
        catch (Exception bad) when (bad is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CannotStartException("certificate-unreadable", $"{path} cannot be used as certificate: {bad.Message} Give a PEM file with the certificate, its chain and its private key.", bad);
        }
    }
}
