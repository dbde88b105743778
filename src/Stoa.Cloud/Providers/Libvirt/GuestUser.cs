using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Stoa.Cloud.Providers.Libvirt;

/// <summary>
/// Whom QEMU runs as where this process is root: a guest that breaks out of its emulator is then nobody, not root. Elsewhere QEMU runs as
/// this process does.
/// </summary>
internal sealed partial record GuestUser(uint Id, uint Group)
{
    private const string Name = "libvirt-qemu"; // Debian's package makes it, else ./up

    private const string Kvm = "/dev/kvm";

    private static readonly Lazy<GuestUser?> Known = new(() => Find() is { } user && user.MayOpenKvm() ? user : null);

    /// <summary>Null where this process is not root, the user is unknown, or it may not open the device of KVM that is there.</summary>
    public static GuestUser? OfThisHost => Known.Value;

    /// <summary>Whether it can come to the folder at all: each folder above must let anybody through.</summary>
    public static bool CanEnter(string folder)
    {
        for (var above = new DirectoryInfo(folder); above is not null; above = above.Parent)
            if (above.Exists && (above.UnixFileMode & UnixFileMode.OtherExecute) == UnixFileMode.None) return false;
        return true;
    }

    /// <summary>Gives it a file to read and write.</summary>
    public void Own(string file) => Change(file, Id, Group);

    /// <summary>Lets it through a folder that stays root's, so that nothing in it can be put in another's place.</summary>
    public void LetThrough(string folder)
    {
        Change(folder, 0, Group);
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute);
    }

    // libvirt finds KVM as root; where the user may not open it, libvirt throws away what it knows of its emulators at every look.
    private bool MayOpenKvm()
    {
        if (!File.Exists(Kvm)) return true;
        using var trial = Process.Start("setpriv", [$"--reuid={Id}", $"--regid={Group}", "--init-groups", "test", "-r", Kvm, "-a", "-w", Kvm]);
        trial.WaitForExit();
        return trial.ExitCode == 0;
    }

    private static void Change(string path, uint user, uint group)
    {
        if (ChangeOwner(path, user, group) != 0) throw new IOException($"{path} cannot be given to {Name}: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    // passwd(5): name:password:user:group:...
    private static GuestUser? Find() => !Environment.IsPrivilegedProcess ? null : File.ReadLines("/etc/passwd")
        .Select(line => line.Split(':')).Where(fields => fields[0] == Name)
        .Select(fields => new GuestUser(uint.Parse(fields[2], CultureInfo.InvariantCulture), uint.Parse(fields[3], CultureInfo.InvariantCulture))).FirstOrDefault();

    [LibraryImport("libc", EntryPoint = "lchown", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int ChangeOwner(string path, uint user, uint group);
}
