using System.Diagnostics;
using EngineBench;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Stoa.Contracts.Billing;
using Stoa.Contracts.Billing.Pricing;
using Stoa.Contracts.Catalog;
using Stoa.Contracts.Common;
using Stoa.Contracts.Messaging;
using Stoa.Contracts.Subscriptions;
using Stoa.Market.Billing;
using Stoa.Market.Billing.Storage;
using Stoa.Market.Documents;
using Stoa.Platform.Hosting;
using Stoa.Platform.Storage;

namespace Stoa.Bench.Billing;

/// <summary>A whole node with billing and documents, as a process of it would run.</summary>
internal sealed class Billing : IAsyncDisposable
{
    private static readonly TenantId Company = new(new Guid("00000000-0000-7000-8000-0000000000bb"));
    private static readonly Component[] Table = [new BenchAccounts(), new BillingComponent(), new DocumentsComponent()];
    private static readonly Guid Card = Guid.CreateVersion7();
    private readonly Server server;
    private readonly WebApplication node;

    public Billing(Server server)
    {
        this.server = server;
        var options = new NodeOptions { Roles = [], Database = server.ConnectionString, KeyFile = server.KeyFile, RunFolder = RunFolder.Open() };
        node = NodeHost.Build(options, Table, services => services.AddLogging(log => log.SetMinimumLevel(LogLevel.Warning)));
    }

    public async Task Start()
    {
        await NodeHost.Start(node, Table, CancellationToken.None);
        await server.Run("INSERT INTO billing.test_gateway_card (token, behaviour) VALUES ('card', 'Succeeds')");
        await server.Run($"INSERT INTO billing.payment_method VALUES ('{Card}', '{Company.Value}', 'test', 'card', 'visa', '4242', 12, 2030, now())");
    }

    /// <summary>Drafts invoices and asks for their money.</summary>
    /// <returns>Seconds until all are drafted, and from the request for payment until all are issued and paid.</returns>
    public async Task<(double Drafting, double Issuing)> Issue(int count)
    {
        var before = await server.Ask<long>("SELECT count(*) FROM billing.invoice");
        var orders = Enumerable.Range(0, count).Select(_ => OrderId.From(Guid.CreateVersion7())).ToList();
        var drafting = await Timed(orders.Select(Placed), $"SELECT count(*) >= {before + count} FROM billing.invoice");
        var issuing = await Timed(orders.Select(Requested), $"SELECT count(*) >= {before + count} FROM billing.invoice WHERE state = 'Paid'");
        return (drafting, issuing);
    }

    public async ValueTask DisposeAsync()
    {
        await node.StopAsync();
        await node.DisposeAsync();
    }

    private async Task<double> Timed<TMessage>(IEnumerable<TMessage> messages, string until) where TMessage : IMessage
    {
        var begun = Stopwatch.GetTimestamp();
        foreach (var some in messages.Chunk(500)) await Say(some);
        while (!await server.Ask<bool>(until)) await Task.Delay(50);
        return Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }

    private async Task Say<TMessage>(TMessage[] messages) where TMessage : IMessage
    {
        await using var scope = node.Services.CreateAsyncScope();
        var operation = scope.ServiceProvider.GetRequiredService<OperationContext>();
        operation.Begin("bench", "component:bench", "bench");
        operation.Enter(Company);
        var store = scope.ServiceProvider.GetRequiredService<BillingStore>();
        await using var transaction = await store.Begin(CancellationToken.None);
        foreach (var message in messages) store.Publish(message, new Teller(), TimeProvider.System);
        await store.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    private static OrderPlaced Placed(OrderId order)
    {
        var (price, vat) = (new Money(6.49m, "EUR"), new Money(1.43m, "EUR"));
        var totals = new TotalsView([new("Bare VM, Small with data disk, 1 month", 1, price, price, PriceTrace.OfUnits(1, price))], price, [new("IT", 22, price, vat)], price + vat);
        return new(order, 1, SubscriptionId.From(order.Value), Company, TenantId.Marketplace, PlanId.From(order.Value), "Bare VM", "Small", PaymentMethodId.From(Card), totals);
    }

    private static PaymentRequested Requested(OrderId order) => new(PaymentId.From(order.Value), order, 1, PaymentMethodId.From(Card), new(7.92m, "EUR"));

    private sealed class Teller : Aggregate
    {
        public override string Subject => "bench";
    }
}
