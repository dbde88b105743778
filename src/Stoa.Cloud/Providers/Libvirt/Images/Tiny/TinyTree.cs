namespace Stoa.Cloud.Providers.Libvirt.Images.Tiny;

/// <summary>The folder that becomes the root file system of the image <c>tiny</c>.</summary>
internal sealed class TinyTree(DirectoryInfo root, DebianPackages packages)
{
    private const UnixFileMode Executable = (UnixFileMode)0b111_101_101;
    private const UnixFileMode Private = (UnixFileMode)0b110_000_000;

    private static readonly string[] Folders =
    [
        "bin", "sbin", "usr/bin", "usr/sbin", "etc/dropbear", "etc/acpi/PWRF", "dev", "proc", "sys", "run", "root", "data", "home", "seed",
        "newroot", "mnt", "lib/modules", "lib64", "lib/x86_64-linux-gnu", "var/lib/cloud", "var/log",
    ];

    private static readonly (string Script, string To)[] Scripts =
    [
        ("init", "init"), ("boot", "sbin/boot"), ("data-disks", "sbin/data-disks"), ("dhcp.sh", "etc/dhcp.sh"),
        ("power-button", "etc/acpi/PWRF/00000080"), ("inittab", "etc/inittab"),
    ];

    public DirectoryInfo Root => root;

    public async Task Assemble(CancellationToken cancel)
    {
        foreach (var folder in Folders) root.CreateSubdirectory(folder);
        Directory.CreateDirectory(In("tmp"));
        // Set afterwards: what a folder is made with passes the process's umask.
        File.SetUnixFileMode(In("tmp"), (UnixFileMode)0b1_111_111_111);
        WriteAccounts();
        foreach (var (script, to) in Scripts) WriteScript(script, to);
        await AddPrograms(cancel);
        await AddBusybox(cancel);
        AddModules();
    }

    private void WriteAccounts()
    {
        File.WriteAllText(In("etc/passwd"), "root:x:0:0:root:/root:/bin/sh\n");
        File.WriteAllText(In("etc/group"), "root:x:0:\n");
        File.WriteAllText(In("etc/shadow"), "root:*:19000:0:99999:7:::\n");
        File.SetUnixFileMode(In("etc/shadow"), Private);
        File.WriteAllText(In("etc/shells"), "/bin/sh\n");
        File.WriteAllText(In("etc/nsswitch.conf"), "passwd: files\ngroup: files\nshadow: files\nhosts: files dns\n");
        File.WriteAllText(In("etc/motd"), "A tiny Debian by Stoa. Your data disk, if you ordered one, is at /data. Root logs in with the same key.\n");
    }

    private void WriteScript(string script, string to)
    {
        using var source = typeof(TinyTree).Assembly.GetManifestResourceStream($"tiny/{script}")!;
        using (var target = File.Create(In(to))) source.CopyTo(target);
        File.SetUnixFileMode(In(to), Executable);
    }

    private async Task AddPrograms(CancellationToken cancel)
    {
        var libraries = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (package, from, to) in TinyPackages.Programs)
        {
            Place(packages.File(package, from), to);
            libraries.UnionWith(await packages.Libraries(In(to), cancel));
        }

        foreach (var library in libraries) Place(library, $"lib/x86_64-linux-gnu/{Path.GetFileName(library)}");
        Place("/lib64/ld-linux-x86-64.so.2", "lib64/ld-linux-x86-64.so.2");
    }

    private async Task AddBusybox(CancellationToken cancel)
    {
        Place(packages.File("busybox-static", "bin/busybox"), "bin/busybox");
        foreach (var applet in (await Tool.Run(In("bin/busybox"), ["--list"], cancel)).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            if (!File.Exists(In($"bin/{applet}"))) File.CreateSymbolicLink(In($"bin/{applet}"), "/bin/busybox");
    }

    private void AddModules()
    {
        var modules = new KernelModules(packages.ModulesFolder).InOrder(TinyPackages.Modules);
        foreach (var module in modules) Place(module, $"lib/modules/{Path.GetFileName(module)}");
        File.WriteAllLines(In("lib/modules/order"), modules.Select(module => Path.GetFileName(module)!));
    }

    private void Place(string from, string to)
    {
        // The file that a link leads to, not the link: libraries are links to their versions.
        File.Copy(new FileInfo(from).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? from, In(to), overwrite: true);
        File.SetUnixFileMode(In(to), Executable);
    }

    private string In(string path) => Path.Combine(root.FullName, path);
}
