using Stoa.Platform.Hosting;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Hosting;

public sealed class ADataFolder : IDisposable
{
    private readonly string path = TestFolders.Make();

    public void Dispose()
    {
        if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
    }

    [Fact]
    public void Is_held_by_one_process_at_a_time_which_the_refusal_names()
    {
        using (DataFolder.Open(path))
        {
            var refused = Assert.Throws<CannotStartException>(() => DataFolder.Open(path));
            Assert.Equal("data-in-use", refused.Code);
            Assert.Contains($"process {Environment.ProcessId}.", refused.Message, StringComparison.Ordinal);
        }

        DataFolder.Open(path).Dispose();
    }

    [Fact]
    public void Is_left_alone_by_an_older_program()
    {
        DataFolder.Open(path).Dispose();
        File.WriteAllText(Path.Combine(path, "version"), $"{DataFolder.LayoutVersion + 1}\n");

        var refused = Assert.Throws<CannotStartException>(() => DataFolder.Open(path));

        Assert.Equal("data-newer", refused.Code);
        Assert.Contains("Start the newer program", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/sys/kernel/stoa")]
    [InlineData("/dev/null/stoa")]
    public void Says_that_it_cannot_be_written(string nowhere)
    {
        var refused = Assert.Throws<CannotStartException>(() => DataFolder.Open(nowhere));

        Assert.Equal("data-not-writable", refused.Code);
        Assert.Contains(nowhere, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Moves_away_from_a_home_that_the_servers_user_cannot_enter()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root starts PostgreSQL as another user.");
        var home = Path.Combine(path, "home");
        var elsewhere = Path.Combine(path, "elsewhere");
        Directory.CreateDirectory(home, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var asked = Path.Combine(home, "data");

        string moved;
        using (var folder = DataFolder.Open(asked, elsewhere))
        {
            moved = folder.Folder;
            Assert.StartsWith(elsewhere, moved, StringComparison.Ordinal);
            Assert.Contains(asked, folder.Moved!, StringComparison.Ordinal);
        }

        using var again = DataFolder.Open(asked, elsewhere);
        Assert.Equal(moved, again.Folder);
        Assert.Null(again.Moved);
    }

    [Fact]
    public void Refuses_to_leave_data_where_the_servers_user_cannot_enter()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root starts PostgreSQL as another user.");
        var asked = Path.Combine(path, "home", "data");
        Directory.CreateDirectory(asked);
        File.SetUnixFileMode(Path.Combine(path, "home"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        Assert.Equal("data-unreachable", Assert.Throws<CannotStartException>(() => DataFolder.Open(asked)).Code);
    }
}
