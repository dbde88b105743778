namespace Stoa.Market.Subscriptions.Orders;

/// <summary>What can be wrong with a pasted SSH key.</summary>
internal enum SshKeyFault
{
    None,
    Empty,
    PrivateKey,
    OtherFormat,
    TooLong,
    SeveralLines,
    ControlCharacters,
    OptionsInFront,
    UnknownType,
    BlobMissing,
    NotBase64,
    CutOff,
    TooMuch,
    OtherTypeInside,
    OtherCurveInside,
    NotOnCurve,
    WrongLength,
    NotCanonical,
    WeakExponent,
    TooFewBits,
    TooManyBits,
}

/// <summary>The faults in words: what is wrong, and what to do.</summary>
internal static class SshKeyFaults
{
    public static string Describe(this SshKeyFault fault) => fault switch
    {
        SshKeyFault.None => "The key is right.",
        SshKeyFault.Empty => "Paste your public key: the one line of a file such as ~/.ssh/id_ed25519.pub.",
        SshKeyFault.PrivateKey => "This is a private key. Never give it to anybody: paste the file that ends in .pub, and make a new pair if this one was sent elsewhere too.",
        SshKeyFault.OtherFormat => "This is another format. Convert it: ssh-keygen -i -f FILE",
        SshKeyFault.TooLong => "A public key has at most 8192 characters.",
        SshKeyFault.SeveralLines => "Paste one key, in one line.",
        SshKeyFault.ControlCharacters => "The line holds control characters: copy it again.",
        SshKeyFault.OptionsInFront => "Leave out the options in front of the key's type.",
        SshKeyFault.UnknownType => $"The line must begin with one of: {string.Join(", ", SshKeyBlob.Types.Order(StringComparer.Ordinal))}.",
        SshKeyFault.BlobMissing => "The key itself is missing behind its type.",
        SshKeyFault.NotBase64 => "The part behind the type is not base64: a character is missing or was changed. Copy it again.",
        SshKeyFault.CutOff => "The key ends too early: copy the whole line.",
        SshKeyFault.TooMuch => "The key goes on behind its end: copy it again.",
        SshKeyFault.OtherTypeInside => "The type in front is not the type inside the key: copy the line again, as it is.",
        SshKeyFault.OtherCurveInside => "The curve inside the key is not the one that its type names.",
        SshKeyFault.NotOnCurve => "The key is not a point of its curve: it was changed.",
        SshKeyFault.WrongLength => "The key has not the length of its type: it was changed.",
        SshKeyFault.NotCanonical => "The key's numbers are not written as they must be: it was changed.",
        SshKeyFault.WeakExponent => "The exponent of the RSA key is even or too small.",
        SshKeyFault.TooFewBits => "The RSA key is too weak: it needs 2048 bits. Better: ssh-keygen -t ed25519",
        SshKeyFault.TooManyBits => "OpenSSH takes RSA keys of at most 16384 bits.",
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "a fault without words"),
    };
}
