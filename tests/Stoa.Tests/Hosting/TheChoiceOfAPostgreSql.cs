using Stoa.Platform.Hosting;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Hosting;

public sealed class TheChoiceOfAPostgreSql : IDisposable
{
    private readonly string path = TestFolders.Make();

    public void Dispose()
    {
        if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
    }

    [Fact]
    public void Falls_on_the_newest_that_is_known_to_work() =>
        Assert.Equal(18, Choose(null, "15.18", "19.1", "18beta1", "9.6").Major);

    [Fact]
    public void Falls_on_the_one_that_made_the_cluster() =>
        Assert.Equal(15, Choose(15, "15.18 (Debian 15.18-0+deb12u1)", "17.2").Major);

    [Fact]
    public void Names_the_version_that_the_cluster_needs()
    {
        var refused = Assert.Throws<CannotStartException>(() => Choose(16, "15.18", "17.2"));

        Assert.Equal("postgres-version", refused.Code);
        Assert.Contains("made by PostgreSQL 16; installed is 15, 17", refused.Message, StringComparison.Ordinal);
        Assert.Contains("apt-get install postgresql-16", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_how_to_install_it_when_there_is_none()
    {
        Assert.Contains("apt-get install postgresql)", Assert.Throws<CannotStartException>(() => Choose(null)).Message, StringComparison.Ordinal);
        Assert.Contains("installed is 14", Assert.Throws<CannotStartException>(() => Choose(null, "14.3")).Message, StringComparison.Ordinal);
    }

    private PostgresProgram Choose(int? clusterMajor, params string[] versions)
    {
        var folders = versions.Select(Install).DefaultIfEmpty(Path.Combine(path, "none")).ToList();
        return PostgresProgram.Find(clusterMajor, folders, "/data");
    }

    private string Install(string version)
    {
        var folder = Directory.CreateDirectory(Path.Combine(path, version.Split(' ')[0])).FullName;
        foreach (var program in new[] { "postgres", "initdb" })
        {
            var file = Path.Combine(folder, program);
            File.WriteAllText(file, $"#!/bin/sh\necho 'postgres (PostgreSQL) {version}'\n");
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return folder;
    }
}
