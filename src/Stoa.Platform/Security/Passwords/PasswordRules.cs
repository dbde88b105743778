using System.Text;

namespace Stoa.Platform.Security.Passwords;

/// <summary>
/// Which passwords are taken: 8 to 128 characters of any kind, no rules of composition, but none that a guesser tries first
/// (NIST SP 800-63B section 5.1.1.2).
/// </summary>
public static class PasswordRules
{
    public const int MinLength = 8;
    public const int MaxLength = 128;

    /// <summary>Null when the password is good; else what is wrong with it, for the person who chose it.</summary>
    /// <param name="password">As typed.</param>
    /// <param name="personal">What a guesser knows of the person: address, name, company.</param>
    public static string? Fault(string password, params IEnumerable<string> personal)
    {
        var length = password.Normalize(NormalizationForm.FormKC).EnumerateRunes().Count();
        if (length < MinLength) return $"must have at least {MinLength} characters";
        if (length > MaxLength) return $"must have at most {MaxLength} characters";
        if (GuessedPatterns.IsMadeOf(password)) return "must not be a row of keys, a sequence or a repetition";
        if (CommonPasswords.Contains(password)) return "is among the passwords that are guessed first: take another";
        return CommonPasswords.IsMadeOf(password, personal) ? "must not be made of your name, your address or the company's" : null;
    }
}
