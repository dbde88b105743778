using System.Diagnostics;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Stoa.Market.Subscriptions.Orders;

namespace Stoa.Tests.Market.Subscriptions;

public sealed class SshPublicKeyTests
{
    // Made by OpenSSH 9.2: ssh-keygen -t ed25519 -C "ada@laptop"; the fingerprint as ssh-keygen -l prints it.
    private const string OpenSsh = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAICC5kdH6Ra6K8hOx+CBXfaS8Vged6nykExbTLYiLs5SM ada@laptop";
    private const string OpenSshFingerprint = "SHA256:UGfvO2tq3nOQFH1VwHTj0xPXgs2UWLwtZ+biof7EbrQ";

    [Fact]
    public void A_key_of_OpenSSH_is_read_with_its_comment_and_fingerprint()
    {
        var key = Good(OpenSsh);
        Assert.Equal(("ssh-ed25519", "ada@laptop", OpenSshFingerprint), (key.Type, key.Comment, key.Fingerprint));
        Assert.Equal(OpenSsh, key.ToString());
    }

    [Fact]
    public void Every_type_that_is_taken_is_read()
    {
        Assert.Equal("ssh-ed25519", Good(SshKeys.Ed25519).Type);
        foreach (var curve in new[] { "nistP256", "nistP384", "nistP521" })
            Good(SshKeys.Line($"ecdsa-sha2-{curve.ToLowerInvariant()}", SshKeys.Ecdsa(curve)));
        foreach (var bits in new[] { 2048, 2049, 3072, 4096, 16384 }) Good(SshKeys.Line("ssh-rsa", SshKeys.Rsa(bits)));
    }

    [Theory]
    [InlineData("  {0}\n", "ada@laptop")]
    [InlineData("{0} and more words", "ada@laptop and more words")]
    public void Blanks_around_do_not_matter_and_words_behind_are_the_comment(string form, string comment) =>
        Assert.Equal(comment, Good(string.Format(form, OpenSsh)).Comment);

    [Fact]
    public void A_comment_may_be_missing() => Assert.Equal("", Good(SshKeys.Line("ssh-rsa", SshKeys.Rsa(2048))).Comment);

    public static TheoryData<string, string> Faults()
    {
        var ed = SshKeys.Blob("ssh-ed25519", new byte[32]);
        var p256 = SshKeys.Ecdsa("nistP256");
        var bent = p256.ToArray();
        bent[^1] ^= 1;
        var swapped = SshKeys.Blob("ecdsa-sha2-nistp256", Encoding.ASCII.GetBytes("nistp384"), p256[^65..]);
        return new TheoryData<string, string>
        {
            { nameof(SshKeyFault.Empty), "  \n" },
            { nameof(SshKeyFault.PrivateKey), "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNz\n-----END OPENSSH PRIVATE KEY-----" },
            { nameof(SshKeyFault.PrivateKey), "PuTTY-User-Key-File-3: ssh-ed25519" },
            { nameof(SshKeyFault.OtherFormat), "---- BEGIN SSH2 PUBLIC KEY ----\nAAAA\n---- END SSH2 PUBLIC KEY ----" },
            { nameof(SshKeyFault.TooLong), OpenSsh + new string('x', 9000) },
            { nameof(SshKeyFault.SeveralLines), $"{OpenSsh}\n{OpenSsh}" },
            { nameof(SshKeyFault.ControlCharacters), OpenSsh + "\u0007" },
            { nameof(SshKeyFault.OptionsInFront), $"command=\"reboot\" {OpenSsh}" },
            { nameof(SshKeyFault.OptionsInFront), $"no-pty,from=\"10.0.0.1\" {OpenSsh}" },
            { nameof(SshKeyFault.UnknownType), $"ssh-dss {Convert.ToBase64String(ed)}" },
            { nameof(SshKeyFault.UnknownType), "hello" },
            { nameof(SshKeyFault.BlobMissing), "ssh-ed25519" },
            { nameof(SshKeyFault.NotBase64), "ssh-ed25519 AAAA!" },
            { nameof(SshKeyFault.NotBase64), OpenSsh[..^12] },
            { nameof(SshKeyFault.CutOff), SshKeys.Line("ssh-ed25519", ed[..^3]) },
            { nameof(SshKeyFault.CutOff), SshKeys.Line("ssh-ed25519", ed[..2]) },
            { nameof(SshKeyFault.CutOff), SshKeys.Line("ssh-rsa", SshKeys.Rsa(2048)[..40]) },
            { nameof(SshKeyFault.CutOff), SshKeys.Line("ssh-ed25519", [0xff, 0xff, 0xff, 0xff, 1]) },
            { nameof(SshKeyFault.TooMuch), SshKeys.Line("ssh-ed25519", [.. ed, 0]) },
            { nameof(SshKeyFault.OtherTypeInside), SshKeys.Line("ssh-rsa", ed) },
            { nameof(SshKeyFault.OtherCurveInside), SshKeys.Line("ecdsa-sha2-nistp256", swapped) },
            { nameof(SshKeyFault.NotOnCurve), SshKeys.Line("ecdsa-sha2-nistp256", bent) },
            { nameof(SshKeyFault.WrongLength), SshKeys.Line("ssh-ed25519", SshKeys.Blob("ssh-ed25519", new byte[31])) },
            { nameof(SshKeyFault.WrongLength), SshKeys.Line("ecdsa-sha2-nistp256", SshKeys.Blob("ecdsa-sha2-nistp256", Encoding.ASCII.GetBytes("nistp256"), new byte[65])) },
            { nameof(SshKeyFault.NotCanonical), SshKeys.Line("ssh-rsa", SshKeys.Rsa(2048, exponent: [0, 1, 0, 1])) },
            { nameof(SshKeyFault.NotCanonical), SshKeys.Line("ssh-rsa", SshKeys.Rsa(2048, exponent: [0x81])) },
            { nameof(SshKeyFault.WeakExponent), SshKeys.Line("ssh-rsa", SshKeys.Rsa(2048, exponent: [1])) },
            { nameof(SshKeyFault.WeakExponent), SshKeys.Line("ssh-rsa", SshKeys.Rsa(2048, exponent: [4])) },
            { nameof(SshKeyFault.TooFewBits), SshKeys.Line("ssh-rsa", SshKeys.Rsa(2047)) },
            { nameof(SshKeyFault.TooFewBits), SshKeys.Line("ssh-rsa", SshKeys.Rsa(1024)) },
            { nameof(SshKeyFault.TooManyBits), "ssh-rsa " + Convert.ToBase64String(SshKeys.Rsa(16385)) },
        };
    }

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public void What_is_wrong_is_named(string fault, string text)
    {
        Assert.Null(SshPublicKey.Parse(text, out var found));
        Assert.Equal(fault, found.ToString());
        Assert.NotEmpty(found.Describe());
    }

    [Fact]
    public void Every_fault_has_a_text_and_a_case_above()
    {
        var tried = Faults().Select(row => row.Data.Item1).ToHashSet();
        Assert.All(Enum.GetValues<SshKeyFault>(), fault =>
        {
            Assert.NotEmpty(fault.Describe());
            Assert.True(fault == SshKeyFault.None || tried.Contains(fault.ToString()), $"{fault} is not tried.");
        });
    }

    [Fact]
    public void No_text_at_all_makes_it_throw() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll<byte[], string>((noise, words) =>
    {
        SshPublicKey.Parse(words ?? "", out _);
        SshPublicKey.Parse(SshKeys.Line("ecdsa-sha2-nistp384", noise), out _);
        return SshPublicKey.Parse(SshKeys.Line("ssh-rsa", SshKeys.Blob("ssh-rsa", noise, noise)), out _) is null;
    }));

    private static SshPublicKey Good(string text)
    {
        var key = SshPublicKey.Parse(text, out var fault);
        Assert.Equal(SshKeyFault.None, fault);
        return key ?? throw new UnreachableException();
    }
}
