namespace Stoa.Cloud.Providers;

/// <summary>The codes that every driver uses for what every cloud may answer.</summary>
public static class ProviderFaults
{
    /// <summary>For good: there is no such image.</summary>
    public const string UnknownImage = "unknown-image";

    /// <summary>For good: the image's files are not what they were when it was put in place.</summary>
    public const string WrongChecksum = "wrong-checksum";

    /// <summary>For good: what is on the root disk does not start.</summary>
    public const string NotBootable = "not-bootable";

    /// <summary>For good: no machine can be so small or so big.</summary>
    public const string SizeNotOffered = "size-not-offered";

    /// <summary>For good: the machine does not exist.</summary>
    public const string NoSuchMachine = "no-such-machine";

    /// <summary>Transient: a disk that the machine shall have is not there.</summary>
    public const string NoSuchDisk = "no-such-disk";

    /// <summary>Transient: a machine has the disk.</summary>
    public const string DiskInUse = "disk-in-use";

    /// <summary>Transient: every host is full at the moment.</summary>
    public const string NoRoom = "no-room";

    /// <summary>Transient: the cloud does not answer. Whether the last command took effect is unknown.</summary>
    public const string Unreachable = "unreachable";
}
