using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Stoa.SystemTests.Kills;

/// <summary>Stands between a process and PostgreSQL and shows each commit to the <see cref="KillSwitch"/>.</summary>
internal sealed class PostgresProxy : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly UnixDomainSocketEndPoint server;
    private readonly KillSwitch kills;
    private readonly ConcurrentDictionary<Socket, Socket> sessions = new();

    /// <param name="server">Where PostgreSQL answers: the folder of its socket, its port.</param>
    /// <param name="kills">Who is shown the commits.</param>
    public PostgresProxy(NpgsqlConnectionStringBuilder server, KillSwitch kills)
    {
        this.kills = kills;
        this.server = new UnixDomainSocketEndPoint(Path.Combine(server.Host!, $".s.PGSQL.{server.Port}"));
        listener.Start();
        ConnectionString = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1", Port = ((IPEndPoint)listener.LocalEndpoint).Port, Database = server.Database, SslMode = SslMode.Disable,
        }.ConnectionString;
        _ = Accept();
    }

    public string ConnectionString { get; }

    /// <summary>Ends all connections, as the death of the process on the other side does.</summary>
    public void Cut()
    {
        foreach (var (node, database) in sessions)
        {
            node.Dispose();
            database.Dispose();
        }
    }

    public void Dispose()
    {
        listener.Dispose();
        Cut();
    }

    private async Task Accept()
    {
        try
        {
            while (true) _ = Serve(await listener.AcceptSocketAsync());
        }
        catch (Exception ended) when (ended is ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task Serve(Socket node)
    {
        using var database = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        sessions[node] = database;
        try
        {
            node.NoDelay = true;
            await database.ConnectAsync(server);
            await using var left = new NetworkStream(node);
            await using var right = new NetworkStream(database);
            await new ProxiedSession(left, right, kills).Run();
        }
        catch (Exception ended) when (ended is IOException or SocketException or ObjectDisposedException)
        {
            // One side went.
        }
        finally
        {
            sessions.TryRemove(node, out _);
            node.Dispose();
        }
    }
}
