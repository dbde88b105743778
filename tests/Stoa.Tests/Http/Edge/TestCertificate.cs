using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Stoa.Tests.Http.Edge;

internal static class TestCertificate
{
    /// <summary>Writes a PEM file with a self-signed certificate and its key.</summary>
    public static void Write(string file, string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        File.WriteAllText(file, $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");
    }
}
