namespace Stoa.Cloud.Providers.Libvirt.Images;

/// <summary>Packages of Debian, fetched and unpacked without being installed: the cloud kernel and others.</summary>
internal sealed class DebianPackages
{
    private readonly DirectoryInfo folder;

    private DebianPackages(DirectoryInfo folder, string kernel) => (this.folder, Kernel) = (folder, kernel);

    /// <summary>The kernel's package, such as <c>linux-image-6.1.0-50-cloud-amd64</c>.</summary>
    public string Kernel { get; }

    public string KernelFile => Directory.GetFiles(File(Kernel, "boot"), "vmlinuz-*").Single();

    public string ModulesFolder => File(Kernel, "lib/modules");

    /// <summary>Fetches the newest cloud kernel and the named packages.</summary>
    public static async Task<DebianPackages> Fetch(DirectoryInfo folder, IReadOnlyList<string> names, CancellationToken cancel)
    {
        var kernel = await NewestKernel(cancel);
        // As root apt drops to a user of its own for the download, who may not write here; the sandbox is not worth a warning.
        await Tool.Run("apt-get", ["-q", "-o", "APT::Sandbox::User=root", "download", kernel, .. names], cancel, folder.FullName);
        var packages = new DebianPackages(folder, kernel);
        foreach (var name in names.Append(kernel))
        {
            var archive = Directory.GetFiles(folder.FullName, $"{name}_*.deb").Single();
            await Tool.Run("dpkg-deb", ["-x", archive, folder.CreateSubdirectory(name).FullName], cancel);
        }

        return packages;
    }

    /// <summary>A file of an unpacked package.</summary>
    public string File(string package, string path) => Path.Combine(folder.FullName, package, path);

    /// <summary>The shared libraries that a program needs, found in the packages first, then on this machine.</summary>
    public async Task<IReadOnlyList<string>> Libraries(string program, CancellationToken cancel)
    {
        var here = string.Join(':', Directory.GetDirectories(folder.FullName).Select(package => Path.Combine(package, "usr/lib/x86_64-linux-gnu")));
        var lines = await Tool.Run("ldd", [program], cancel, environment: new Dictionary<string, string> { ["LD_LIBRARY_PATH"] = here });
        return [.. lines.Split('\n').Select(line => line.Split("=>")).Where(parts => parts.Length == 2)
            .Select(parts => parts[1].Trim().Split(' ')[0]).Where(path => path.StartsWith('/'))];
    }

    private static async Task<string> NewestKernel(CancellationToken cancel)
    {
        var depends = await Tool.Run("apt-cache", ["depends", "--important", "linux-image-cloud-amd64"], cancel);
        return depends.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("Depends: linux-image-", StringComparison.Ordinal))
            .Select(line => line["Depends: ".Length..]).FirstOrDefault()
            ?? throw new ToolException("Debian's cloud kernel is not known here: run apt-get update");
    }
}
