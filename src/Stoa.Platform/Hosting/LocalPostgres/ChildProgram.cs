using System.Diagnostics;

namespace Stoa.Platform.Hosting;

/// <summary>Starts programs of the system as a given user, in an environment of their own.</summary>
internal static class ChildProgram
{
    /// <summary>Runs a program to its end.</summary>
    /// <returns>Its exit code and all that it printed.</returns>
    public static async Task<(int ExitCode, string Output)> Run(ServiceUser user, string program, string[] arguments, CancellationToken cancel)
    {
        var start = Describe(user, program, arguments);
        start.RedirectStandardOutput = start.RedirectStandardError = start.RedirectStandardInput = true;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancel);
        var errors = process.StandardError.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        return (process.ExitCode, await output + await errors);
    }

    /// <summary>The variables of whoever started us (PGDATA, LC_ALL) must not change what the program does.</summary>
    public static ProcessStartInfo Describe(ServiceUser user, string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = "/" };
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
        start.Environment["LANG"] = "C.UTF-8";
        if (!user.IsCurrent) start.UserName = user.Name;
        return start;
    }
}
