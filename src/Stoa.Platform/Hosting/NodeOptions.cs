namespace Stoa.Platform.Hosting;

/// <summary>What one process of Stoa is told on its command line.</summary>
public sealed record NodeOptions
{
    /// <summary>The components that this process runs; all of them in the micro cloud.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>Npgsql connection string without user and password.</summary>
    public required string Database { get; init; }

    /// <summary>64 hexadecimal digits in a file that only its owner reads.</summary>
    public required string KeyFile { get; init; }

    /// <summary>Where sockets and other files of this run lie; on one machine the same for all processes.</summary>
    public required string RunFolder { get; init; }

    /// <summary>The address for people and programs outside, such as <c>http://127.0.0.1:8080</c>; null where nobody outside calls.</summary>
    public Uri? Listen { get; init; }

    /// <summary>A PEM file with certificate, chain and key for <see cref="Listen"/>; null for plain http.</summary>
    public string? TlsCertificate { get; init; }

    /// <summary>True when a proxy in front speaks TLS and tells in X-Forwarded-For, -Proto and -Host whom it serves.</summary>
    public bool IsBehindProxy { get; init; }

    /// <summary>True when the public address is there for this machine only, directly and by no proxy.</summary>
    public bool IsForThisMachineOnly => Listen is { IsLoopback: true } && !IsBehindProxy;

    /// <summary>True for the micro cloud: one machine, its own database, its own mailbox.</summary>
    public bool IsMicroCloud => DataFolder is not null;

    /// <summary>The micro cloud's data folder; null on a node of a cluster.</summary>
    public string? DataFolder { get; init; }

    /// <summary>True where machines are real unless the settings say otherwise: what <c>stoa serve</c> asks for in the micro cloud.</summary>
    public bool HasRealMachines { get; init; }

    /// <summary>True where the sample catalog shall be there: in the micro cloud, and where <c>--samples</c> asks for it.</summary>
    public bool HasSamples { get; init; }
}
