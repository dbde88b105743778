using System.Security.Cryptography;
using System.Text;

namespace Stoa.Platform.Security;

/// <summary>
/// The one secret of an installation: 32 random bytes in a file that only its owner reads, outside the database. Whatever else
/// needs a key (database logins, tokens between nodes, secrets at rest) derives it, each under its own purpose.
/// </summary>
public sealed class PlatformKey
{
    private const int Size = 32;
    private readonly byte[] root;

    private PlatformKey(byte[] root) => this.root = root;

    /// <summary>32 bytes for one purpose (HKDF-SHA256, RFC 5869). Keys of different purposes tell nothing of each other.</summary>
    public byte[] Derive(string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, root, Size, info: Encoding.UTF8.GetBytes(purpose));

    /// <summary>A key that lives as long as the process: for tests.</summary>
    public static PlatformKey Ephemeral() => new(RandomNumberGenerator.GetBytes(Size));

    /// <summary>Reads the key file, and makes it (mode 0600) where there is none.</summary>
    /// <exception cref="InvalidDataException">The file is not 64 hexadecimal digits, or others may read it.</exception>
    public static PlatformKey LoadOrCreate(string path)
    {
        if (!File.Exists(path)) Create(path);
        if ((File.GetUnixFileMode(path) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite)) != UnixFileMode.None)
            throw new InvalidDataException($"The key file {path} can be read by others: chmod 600 {path}");
        var text = File.ReadAllText(path).Trim();
        if (text.Length != Size * 2 || !text.All(char.IsAsciiHexDigit))
            throw new InvalidDataException($"The key file {path} does not hold 64 hexadecimal digits: restore it from your copy.");
        return new PlatformKey(Convert.FromHexString(text));
    }

    private static void Create(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        using var file = new StreamWriter(path, options);
        file.WriteLine(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Size)));
    }
}
