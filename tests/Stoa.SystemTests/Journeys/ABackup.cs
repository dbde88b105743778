using Stoa.SystemTests.Fixtures;

namespace Stoa.SystemTests.Journeys;

/// <summary>The platform itself, written into a file while it runs and brought back on another machine, as far as a folder is one.</summary>
public sealed class ABackup
{
    [Fact]
    public async Task Brings_back_the_installation_with_its_customers_and_their_machines()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var stoa = await Installation.Start(Shape.One);
        using var customer = await Customer.SignUp(stoa, "ada@example.com", cancel);
        await customer.AddCard(cancel);
        var deployment = await customer.Order("small", "kept", (await SshKey.Make(stoa.Folder, "key")).PublicFile, cancel);
        var (data, file, elsewhere) = (In(stoa, "data"), In(stoa, "stoa.backup"), In(stoa, "elsewhere"));

        var taken = await Run(cancel, "backup", file, "--data", data);
        Assert.Contains($"The key {data}/stoa.key is NOT in it", taken, StringComparison.Ordinal);
        var restored = await Run(cancel, "restore", file, "--data", elsewhere, "--key-file", $"{data}/stoa.key");
        Assert.Contains("each table has as many as it had", restored, StringComparison.Ordinal);

        await using var again = StoaNode.Start("restored", ["serve", "--data", elsewhere, "--listen", "http://127.0.0.1:0"], new Dictionary<string, string> { ["compute__Driver"] = "simulator" });
        var environment = new Dictionary<string, string> { ["STOA_SERVER"] = (await again.Up())!, ["STOA_TOKEN"] = customer.Token };
        var (_, machines, _) = await StoaProgram.Run(["deployments", "list"], environment, cancel);
        Assert.Contains(deployment.Id.ToString(), machines, StringComparison.Ordinal);
        Assert.Contains("Running", machines, StringComparison.Ordinal);
    }

    private static string In(Installation stoa, string name) => Path.Combine(stoa.Folder.FullName, name);

    private static async Task<string> Run(CancellationToken cancel, params string[] arguments)
    {
        var (exitCode, _, words) = await StoaProgram.Run(arguments, new Dictionary<string, string>(), cancel);
        Assert.True(exitCode == 0, words);
        return words;
    }
}
