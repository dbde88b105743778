using System.Diagnostics;

namespace Stoa.SystemTests.Browsing;

/// <summary>What poppler reads on a PDF.</summary>
internal static class PaperText
{
    public static async Task<string> Read(string file)
    {
        using var process = Process.Start(new ProcessStartInfo("pdftotext", ["-layout", file, "-"]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return text;
    }
}
