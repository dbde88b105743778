using Stoa.Market.Billing.Gateways;
using Stoa.Market.Billing.Gateways.Test;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Market.Billing;

public sealed class TheTestGatewayTests(TestDatabase database) : PaymentGatewayConformance, IClassFixture<TestDatabase>
{
    private protected override IPaymentGateway Gateway { get; } = new TestGateway(database.Databases, new ManualClock());

    private protected override string CardThatPays => "4242424242424242";

    private protected override string CardThatIsDeclined => "4000000000000002";

    private protected override string CardWhoseAnswerIsLost => "4000000000000119";

    private protected override string CardThatWantsConfirmation => "4000002500003155";

    private protected override Task Confirm(string key, bool isApproved) => ((TestGateway)Gateway).Confirm(key, isApproved, Cancel);

    private protected override async Task<long> TimesPaid(string key) =>
        (long)(await database.AsAdmin($"SELECT count(*) FROM billing.test_gateway_charge WHERE key = '{key}' AND code IS NULL"))!;
}
