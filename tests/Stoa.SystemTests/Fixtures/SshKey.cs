using System.Diagnostics;
using Stoa.Contracts.Deployer;

namespace Stoa.SystemTests.Fixtures;

/// <summary>A key pair, made and used by OpenSSH itself.</summary>
internal sealed record SshKey(string PrivateFile)
{
    public string PublicFile => $"{PrivateFile}.pub";

    public static async Task<SshKey> Make(DirectoryInfo folder, string name)
    {
        var file = Path.Combine(folder.FullName, name);
        await Run("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", file], CancellationToken.None);
        return new SshKey(file);
    }

    /// <summary>Runs a command there.</summary>
    /// <returns>What it printed.</returns>
    /// <exception cref="InvalidOperationException">The key was refused, or the command failed.</exception>
    public Task<string> Run(EndpointView endpoint, string command, CancellationToken cancel) => Run("ssh",
    [
        "-i", PrivateFile, "-p", $"{endpoint.Port}", "-o", "IdentitiesOnly=yes", "-o", "BatchMode=yes", "-o", "StrictHostKeyChecking=no",
        "-o", "UserKnownHostsFile=/dev/null", "-o", "LogLevel=ERROR", "-o", "ConnectTimeout=20", $"{endpoint.User}@{endpoint.Host}", command,
    ], cancel);

    private static async Task<string> Run(string program, string[] arguments, CancellationToken cancel)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync(cancel);
        var errors = await process.StandardError.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        return process.ExitCode == 0 ? (await output).Trim() : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {errors}");
    }
}
