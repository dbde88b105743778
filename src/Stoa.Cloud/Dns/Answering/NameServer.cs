using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Hosting;
using Stoa.Platform.Hosting;

namespace Stoa.Cloud.Dns.Answering;

/// <summary>Answers on one port by UDP and TCP, where this process shall.</summary>
internal sealed class NameServer(DnsOptions options, NodeOptions node, Responder responder, Greetings greetings, TimeProvider clock) : IHostedService, IDisposable
{
    private const int UsualPort = 5300;
    private readonly CancellationTokenSource stopping = new();
    private Datagrams? datagrams;
    private Conversations? conversations;
    private Task answering = Task.CompletedTask;

    /// <summary>Null where this process does not answer.</summary>
    public IPEndPoint? EndPoint { get; private set; }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Port is null && !node.IsMicroCloud) return Task.CompletedTask;
        Open();
        greetings.Add("Names", $"dig @{EndPoint!.Address} -p {EndPoint.Port} {options.Zone} SOA");
        answering = Task.WhenAll(datagrams!.Answer(stopping.Token), conversations!.Answer(stopping.Token));
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        await answering;
    }

    public void Dispose()
    {
        datagrams?.Dispose();
        conversations?.Dispose();
        stopping.Dispose();
    }

    // A port that somebody asked for is that one or none; the usual one may be another micro cloud's.
    private void Open()
    {
        try
        {
            Bind(options.Port ?? UsualPort);
        }
        catch (SocketException) when (options.Port is null)
        {
            Bind(0);
        }
        catch (SocketException refused)
        {
            throw new CannotStartException("dns-port-in-use", $"{options.Listen}:{options.Port} cannot be answered on ({refused.Message}): end the program that has it, or set dns:Port to another one (0 for any).", refused);
        }
    }

    private void Bind(int port)
    {
        var address = IPAddress.Parse(options.Listen);
        var streams = new TcpListener(address, port);
        try
        {
            streams.Start();
            var at = (IPEndPoint)streams.LocalEndpoint;
            datagrams = new Datagrams(at, responder, new ResponseRates(options.AnswersPerSecond, clock));
            conversations = new Conversations(streams, responder, clock);
            EndPoint = at;
        }
        catch
        {
            streams.Dispose();
            throw;
        }
    }
}
