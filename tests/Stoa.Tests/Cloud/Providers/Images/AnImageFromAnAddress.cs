using Stoa.Cloud.Providers.Libvirt.Images;

namespace Stoa.Tests.Cloud.Providers.Images;

public sealed class AnImageFromAnAddress : IDisposable
{
    private readonly ImageFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Goes_on_where_the_line_broke()
    {
        var (bytes, sum) = await Disk();
        using var server = new BreakingServer(bytes, 1000, 0, 70_000);
        Assert.Equal(sum, (await folder.Add(server.Address, sum)).Sums["disk.qcow2"]);
        Assert.Equal([0, 1000, 1000, 71_000], server.Asked);
        Assert.Equal(["disk"], folder.Left);
    }

    [Fact]
    public async Task Begins_anew_with_a_server_that_knows_no_ranges()
    {
        var (bytes, sum) = await Disk();
        using var server = new BreakingServer(bytes, 1000) { KnowsRanges = false };
        Assert.Equal(sum, (await folder.Add(server.Address, sum)).Sums["disk.qcow2"]);
        Assert.Equal([0, 1000], server.Asked);
    }

    [Fact]
    public async Task Keeps_what_came_when_the_line_stays_broken_and_goes_on_with_the_next_call()
    {
        var (bytes, sum) = await Disk();
        using (var dead = new BreakingServer(bytes, 1000, 0, 0, 0, 0, 0))
        {
            var gaveUp = await Assert.ThrowsAsync<ImageException>(() => folder.Add(dead.Address, sum));
            Assert.Equal("image-unreachable", gaveUp.Code);
            Assert.Contains("run the same command again", gaveUp.Message, StringComparison.Ordinal);
        }

        using var server = new BreakingServer(bytes);
        await folder.Add(server.Address, sum);
        Assert.Equal([1000], server.Asked);
        Assert.Equal(["disk"], folder.Left);
    }

    [Fact]
    public async Task Is_refused_with_another_checksum_and_nothing_is_left()
    {
        var (bytes, _) = await Disk();
        using var server = new BreakingServer(bytes);
        Assert.Equal("wrong-checksum", await folder.Refusal(() => folder.Add(server.Address, new string('0', 64))));
    }

    [Fact]
    public async Task Is_refused_when_the_server_has_no_such_file_or_nobody_answers()
    {
        string gone;
        using (var server = new BreakingServer([]))
        {
            gone = server.Address;
            Assert.Equal("image-not-found", await folder.Refusal(() => folder.Add(gone.Replace("disk", "other", StringComparison.Ordinal), new string('0', 64))));
        }

        Assert.Equal("image-unreachable", await folder.Refusal(() => folder.Add(gone, new string('0', 64))));
    }

    private async Task<(byte[] Bytes, string Sum)> Disk()
    {
        var file = folder["given.qcow2"];
        await Tool.Run("qemu-img", ["convert", "-f", "raw", "-O", "qcow2", await folder.RawDisk("given.raw"), file], TestContext.Current.CancellationToken);
        return (await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken), ImageFolder.Sum(file));
    }
}
