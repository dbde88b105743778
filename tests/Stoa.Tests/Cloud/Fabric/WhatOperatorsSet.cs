using Stoa.Contracts.Common;
using Stoa.Contracts.Fabric;
using Stoa.Contracts.Operations;
using Stoa.Tests.Http.Conformance;

namespace Stoa.Tests.Cloud.Fabric;

/// <summary>On the whole of Stoa in one process: accounts says which companies there are, and who the operator is.</summary>
public sealed class WhatOperatorsSet(Marketplace market) : IClassFixture<Marketplace>
{
    private static readonly QuotaLimits Few = new(2, new Room(3, 4096, 50));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private FabricClient Operator => new(market.As(Role.Operator));

    [Fact]
    public async Task Is_refused_for_a_company_that_there_is_not()
    {
        var nobody = new TenantId(Guid.CreateVersion7());
        Assert.Equal(404, await Status(() => Operator.Limit(nobody, Few, Cancel)));
        Assert.Equal(404, await Status(() => Operator.Unlimit(nobody, Cancel)));
        Assert.Null(await market.Database.AsAdmin($"SELECT 1 FROM fabric.quota WHERE owner = '{nobody.Value}'"));
        Assert.DoesNotContain(await Acts(), act => act.Subject == nobody.ToString());
    }

    [Fact]
    public async Task Can_be_set_back_to_what_everybody_may_have()
    {
        var customer = await market.SignUp();
        var company = customer.Me.Company.Id;
        var everybodys = await Operator.QuotaOf(company, Cancel);
        await Operator.Limit(company, Few, Cancel);
        Assert.Equal((true, Few), ((await Operator.QuotaOf(company, Cancel)).IsOwn, (await Operator.QuotaOf(company, Cancel)).Limits));
        Assert.Equal(403, await Status(() => new FabricClient(market.With(customer.Token)).Unlimit(company, Cancel)));
        await Operator.Unlimit(company, Cancel);
        await Operator.Unlimit(company, Cancel);
        Assert.Equal(everybodys, await Operator.QuotaOf(company, Cancel));
    }

    [Fact]
    public async Task To_a_quota_is_noted_with_the_operators_name_where_it_changes_something()
    {
        var company = (await market.SignUp()).Me.Company.Id;
        await Operator.Unlimit(company, Cancel);
        await Operator.Limit(company, Few, Cancel);
        await Operator.Unlimit(company, Cancel);
        await Operator.Unlimit(company, Cancel);
        var mine = (await Acts()).Where(act => act.Subject == company.ToString()).OrderBy(act => act.Act, StringComparer.Ordinal).ToList();
        Assert.Equal(
            [("set-quota", "2 machines, 3 cores, 4096 MiB of memory and 50 GiB of disk"), ("unset-quota", "to the limits of everybody")], mine.Select(act => (act.Act, act.Detail)));
        Assert.All(mine, act => Assert.Equal(market.Operator.Me.Email, act.Operator));
    }

    [Fact]
    public async Task To_a_host_is_noted_where_it_changes_something()
    {
        var host = (await Operator.AllHosts(Cancel))[^1].Name;
        foreach (var isClosed in new[] { false, true, true, false }) await Operator.Set(host, new HostSetting(isClosed), Cancel);
        var mine = (await Acts()).Where(act => act.Subject == host).ToList();
        Assert.Equal(["close-host", "open-host"], mine.Select(act => act.Act).Order(StringComparer.Ordinal));
        Assert.All(mine, act => Assert.Equal(market.Operator.Me.Email, act.Operator));
        Assert.Equal(404, await Status(() => Operator.Set("no-such-host", new HostSetting(IsClosed: true), Cancel)));
    }

    private async Task<IReadOnlyList<OperatorAct>> Acts() => (await new OperationsClient(market.As(Role.Operator)).Acts(null, Cancel)).Items;

    private static async Task<int?> Status(Func<Task> ask) => (await Record.ExceptionAsync(ask) as ProblemException)?.Problem.Status;
}
