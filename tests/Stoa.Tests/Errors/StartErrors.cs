using System.Text.RegularExpressions;
using Stoa.Tests.Architecture;

namespace Stoa.Tests.Errors;

/// <summary>The cases in which a program does not start: their codes as the sources have them, and when each comes.</summary>
internal static partial class StartErrors
{
    public static readonly IReadOnlyDictionary<string, (string When, string Mend)> Known = new Dictionary<string, (string, string)>
    {
        ["certificate-unreadable"] = ("The file of `--tls-cert` is no PEM file with certificate, chain and key.", "Give such a file."),
        ["data-in-use"] = ("Another process holds the data folder; the message names it.", "End that process, or take another folder with `--data`."),
        ["data-newer"] = ("The data folder was written by a newer release.", "Start that release, or restore a backup of this one."),
        ["data-not-writable"] = ("The data folder, or a part of it, cannot be written.", "Mend its owner and mode, or take another folder with `--data`."),
        ["data-unreachable"] = ("PostgreSQL's user cannot enter the data folder.", "Put it where that user may go, as the message says."),
        ["database-missing"] = ("A node with `--roles` was not told the database of its cluster.", "Name it with `--database`."),
        ["dns-port-in-use"] = ("The name server's port belongs to another program.", "End that program, or set `dns:Port`."),
        ["key-file-missing"] = ("A node of a cluster was not told the installation's key.", "Name the file with `--key-file`."),
        ["key-mismatch"] = ("The key file is not the one with which the database was made.", "Put the right file back from your copy."),
        ["libvirt-missing"] = ("The driver libvirt is asked for and its programs are not installed.", "`./up` installs them."),
        ["libvirt-without-data"] = ("The driver libvirt is asked for on a node without a data folder.", "Leave `--roles` away, or set `compute:Driver` to `simulator`."),
        ["listen-failed"] = ("The address cannot be listened on, for the reason that the message gives.", "Choose another one with `--listen`."),
        ["listen-needs-address"] = ("`--listen` has a name in the place of an IP address.", "Give the IP address."),
        ["listen-needs-certificate"] = ("`--listen https://...` came without a certificate.", "Give `--tls-cert`."),
        ["listen-needs-tls"] = ("A plain http address can be reached from other machines.", "Give `--tls-cert`, or `--behind-proxy` where a proxy speaks TLS."),
        ["listen-not-here"] = ("The address belongs to another machine.", "Choose one of this machine."),
        ["listen-not-http"] = ("`--listen` is neither http nor https.", "Give `http://` or `https://`."),
        ["listen-not-https"] = ("A certificate came with a plain http address.", "Listen on `https://`."),
        ["nothing-to-back-up"] = ("`stoa backup` finds no data folder of Stoa.", "Name it with `--data`, or a cluster's database with `--database`."),
        ["port-in-use"] = ("Another program listens there.", "End that one, or listen elsewhere with `--listen`."),
        ["port-not-allowed"] = ("A port below 1024 is for root.", "Take another one with `--listen`."),
        ["postgres-died"] = ("PostgreSQL ended while it started; the message has the end of its log.", "Mend what the log says."),
        ["postgres-init"] = ("PostgreSQL could not make its files; the message has its words.", "Mend what it says."),
        ["postgres-missing"] = ("No PostgreSQL of a version that is known to work is installed.", "Install it as the message says, or name one with `--database`."),
        ["postgres-version"] = ("The data were made by another major version than those installed.", "Install that version as the message says."),
        ["run-folder-open"] = ("The folder of the sockets can be opened by others.", "`chmod 700`, as the message says."),
        ["service-user-missing"] = ("Root cannot run PostgreSQL, and there is no user for it.", "Make the user as the message says."),
        ["socket-folder-taken"] = ("The folder for PostgreSQL's socket belongs to another user.", "Remove it."),
    };

    public static IReadOnlyList<string> InSources { get; } =
        [.. Product.Files.Where(file => file.StartsWith("src/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal))
            .SelectMany(file => Thrown().Matches(Product.Read(file))).Select(match => match.Groups["code"].Value).Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex("new CannotStartException\\(\\s*\"(?<code>[a-z-]+)\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Thrown();
}
