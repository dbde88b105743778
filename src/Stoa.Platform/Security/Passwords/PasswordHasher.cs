using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using System.Text;

namespace Stoa.Platform.Security.Passwords;

/// <summary>
/// Makes and checks what is stored of a password: PBKDF2-HMAC-SHA512 (RFC 8018 section 5.2) with a salt of its own, written
/// <c>pbkdf2-sha512$iterations$salt$key</c>. The cost travels with each hash, so that it can be raised: old ones are still
/// checked, and made anew when their owner next signs in.
/// </summary>
public sealed class PasswordHasher
{
    /// <summary>Iterations of a new hash: what OWASP's password storage cheat sheet asks for this function.</summary>
    public const int Recommended = 210_000;

    /// <summary>The counter of hash computations, by which one sees the load, and tests that two answers cost the same.</summary>
    public const string Counter = "stoa.passwords.hashed";

    private const string Scheme = "pbkdf2-sha512";
    private const int SaltSize = 16;
    private const int KeySize = 32;
    private readonly Counter<long> computed;
    private readonly int iterations;
    private readonly string nobody;

    public PasswordHasher(IMeterFactory meters) : this(meters, Recommended)
    {
    }

    /// <param name="meters">Where computations are counted.</param>
    /// <param name="iterations">The cost of new hashes.</param>
    internal PasswordHasher(IMeterFactory meters, int iterations)
    {
        computed = meters.Create("Stoa.Security").CreateCounter<long>(Counter);
        this.iterations = iterations;
        nobody = Write(iterations, RandomNumberGenerator.GetBytes(SaltSize), RandomNumberGenerator.GetBytes(KeySize));
    }

    /// <summary>What is stored of a new password.</summary>
    public string Hash(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltSize);
        return Write(iterations, salt, Derive(password, salt, iterations));
    }

    /// <summary>
    /// Checks a password. Where nobody has the address <paramref name="stored"/> is null: the work is done all the same, so that
    /// the time of the answer tells nothing.
    /// </summary>
    /// <exception cref="FormatException">The stored text was not made by <see cref="Hash"/>.</exception>
    public PasswordCheck Check(string? stored, string password)
    {
        var parts = (stored ?? nobody).Split('$');
        if (parts is not [Scheme, var cost, var salt, var key]) throw new FormatException("Not a stored password.");
        var used = int.Parse(cost);
        var isRight = CryptographicOperations.FixedTimeEquals(
            Derive(password, Convert.FromBase64String(salt), used), Convert.FromBase64String(key));
        if (!isRight || stored is null) return PasswordCheck.Wrong;
        return used == iterations ? PasswordCheck.Right : PasswordCheck.RightButOld;
    }

    // Two keyboards may write one letter in two ways: the same person must get in with both (NIST SP 800-63B section 5.1.1.2).
    private byte[] Derive(string password, byte[] salt, int cost)
    {
        computed.Add(1);
        var text = Encoding.UTF8.GetBytes(password.Normalize(NormalizationForm.FormKC));
        return Rfc2898DeriveBytes.Pbkdf2(text, salt, cost, HashAlgorithmName.SHA512, KeySize);
    }

    private static string Write(int cost, byte[] salt, byte[] key) =>
        $"{Scheme}${cost}${Convert.ToBase64String(salt)}${Convert.ToBase64String(key)}";
}
