using System.Security.Cryptography;
using Stoa.Contracts.Accounts;
using Stoa.Contracts.Common;
using Stoa.Platform.Lifecycles;
using Stoa.Platform.Storage;

namespace Stoa.Market.Accounts.SignUps;

/// <summary>Where a sign-up stands; that its time is over is seen on the clock.</summary>
internal enum SignUpState
{
    Waiting,
    Confirmed,
    UsedUp,
}

/// <summary>What happens to a sign-up.</summary>
internal enum SignUpEvent
{
    CodeMissed,
    TriesRanOut,
    CodeMatched,
}

/// <summary>A person's wish for an account, until the code that was mailed to them confirms it.</summary>
internal sealed class SignUp : Aggregate
{
    public const int MaxTries = 5;

    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    public static readonly Transitions<SignUpState, SignUpEvent> Lifecycle = new(
        (SignUpState.Waiting, SignUpEvent.CodeMissed,  SignUpState.Waiting),
        (SignUpState.Waiting, SignUpEvent.TriesRanOut, SignUpState.UsedUp),
        (SignUpState.Waiting, SignUpEvent.CodeMatched, SignUpState.Confirmed));

    private SignUp()
    {
    }

    public SignUpId Id { get; private init; }
    public string Email { get; private init; } = "";
    public string Name { get; private init; } = "";
    public string? CompanyName { get; private init; }
    public string Country { get; private init; } = "";
    public string Language { get; private init; } = "";
    public string? PasswordHash { get; private init; }
    public byte[]? CodeHash { get; private init; }
    public int Tries { get; private set; }
    public SignUpState State { get; private set; } = Lifecycle.Initial;
    public DateTimeOffset ExpiresAt { get; private init; }

    public override string Subject => Id.ToString();

    /// <summary>
    /// The company that the sign-up will make. It takes over the sign-up's number, so that the transaction of the confirmation
    /// can work for it from its first statement on, and so that a sign-up never makes two.
    /// </summary>
    public static TenantId CompanyOf(SignUpId id) => TenantId.From(id.Value);

    /// <param name="id">The new sign-up's.</param>
    /// <param name="form">As it was sent.</param>
    /// <param name="proof">Null where the address has an account: then no code is right.</param>
    /// <param name="now">When.</param>
    public static SignUp Start(SignUpId id, SignUpForm form, SignUpProof? proof, DateTimeOffset now) => new()
    {
        Id = id, Email = form.Email, Name = form.Name, CompanyName = form.CompanyName, Country = form.Country, Language = form.Language,
        PasswordHash = proof?.PasswordHash, CodeHash = proof?.CodeHash, ExpiresAt = now + Lifetime,
    };

    /// <summary>False when no try is left: used, used up, or too late.</summary>
    public bool IsOpen(DateTimeOffset now) => State == SignUpState.Waiting && now < ExpiresAt;

    /// <summary>Counts a try of an open sign-up; true when the code was the one that was mailed.</summary>
    public bool Try(byte[] codeHash)
    {
        Tries++;
        var isRight = CodeHash is not null && CryptographicOperations.FixedTimeEquals(codeHash, CodeHash);
        State = Lifecycle.Move(State, isRight ? SignUpEvent.CodeMatched : Tries < MaxTries ? SignUpEvent.CodeMissed : SignUpEvent.TriesRanOut);
        return isRight;
    }
}

/// <summary>What a sign-up keeps to know its person by.</summary>
internal sealed record SignUpProof(string PasswordHash, byte[] CodeHash);
