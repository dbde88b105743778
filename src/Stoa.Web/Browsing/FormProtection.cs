using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Stoa.Platform.Security;

namespace Stoa.Web.Browsing;

/// <summary>
/// Seals what a form carries under a key of the installation, so that any web process reads what another one wrote, after a restart
/// too, and no key lies anywhere else. The framework's own keeps a ring of keys in its user's home.
/// </summary>
/// <remarks>AES-256-GCM under a key of each message's own (HKDF-SHA256, RFC 5869, with the message's salt): no nonce comes twice.</remarks>
internal sealed class FormProtection(PlatformKey platform, string of = "web/forms") : IDataProtectionProvider, IDataProtector
{
    private const int SaltSize = 32;
    private const int KeySize = 32;
    private static readonly int TagSize = AesGcm.TagByteSizes.MaxSize;
    private static readonly byte[] Nonce = new byte[AesGcm.NonceByteSizes.MaxSize];
    private readonly byte[] key = platform.Derive(of);

    public IDataProtector CreateProtector(string purpose) => new FormProtection(platform, $"{of}/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(purpose)))}");

    public byte[] Protect(byte[] plaintext)
    {
        var sealedData = new byte[SaltSize + TagSize + plaintext.Length];
        var salt = sealedData.AsSpan(0, SaltSize);
        RandomNumberGenerator.Fill(salt);
        using var cipher = Cipher(salt);
        cipher.Encrypt(Nonce, plaintext, sealedData.AsSpan(SaltSize + TagSize), sealedData.AsSpan(SaltSize, TagSize));
        return sealedData;
    }

    /// <exception cref="CryptographicException">It was not sealed here for this purpose, or was changed.</exception>
    public byte[] Unprotect(byte[] protectedData)
    {
        if (protectedData.Length < SaltSize + TagSize) throw new CryptographicException("Too short to have been sealed here.");
        var plain = new byte[protectedData.Length - SaltSize - TagSize];
        using var cipher = Cipher(protectedData.AsSpan(0, SaltSize));
        cipher.Decrypt(Nonce, protectedData.AsSpan(SaltSize + TagSize), protectedData.AsSpan(SaltSize, TagSize), plain);
        return plain;
    }

    private AesGcm Cipher(ReadOnlySpan<byte> salt)
    {
        Span<byte> once = stackalloc byte[KeySize];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, once, salt, info: "form"u8);
        return new AesGcm(once, TagSize);
    }
}
