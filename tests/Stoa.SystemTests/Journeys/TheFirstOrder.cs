using Stoa.Contracts.Deployer;
using Stoa.Contracts.Subscriptions;
using Stoa.SystemTests.Fixtures;

namespace Stoa.SystemTests.Journeys;

/// <summary>From the storefront to a running machine of the simulated cloud, in every shape of the installation.</summary>
public sealed class TheFirstOrder
{
    private const string Email = "ada@example.com";

    public static TheoryData<Shape> Shapes => [Shape.One, Shape.Three, Shape.Each];

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Leads_from_the_storefront_to_a_running_machine(Shape shape)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var stoa = await Installation.Start(shape);
        try
        {
            using var visitor = new HttpClient(new SocketsHttpHandler()) { BaseAddress = stoa.Address };
            var storefront = await visitor.GetStringAsync("/", cancel);
            Assert.Contains("Bare VM", storefront, StringComparison.Ordinal);
            // Mails go to a server here, so there is no way to the mailbox of the micro cloud.
            Assert.DoesNotContain("/mailbox", storefront, StringComparison.Ordinal);
            using var customer = await Customer.SignUp(stoa, Email, cancel);
            await customer.AddCard(cancel);
            var key = await SshKey.Make(stoa.Folder, "key");
            var deployment = await customer.Order("small", "first", key.PublicFile, cancel);
            Assert.Equal(DeploymentState.Running, deployment.State);
            Assert.Equal(100, deployment.Run!.Percent);
            await customer.Reaches(deployment.Order, OrderState.Deployed, cancel);
            Assert.Contains(deployment.Endpoint!.Command, await stoa.Mail(Email, deployment.Endpoint.Command, cancel), StringComparison.Ordinal);
        }
        catch (Exception failed)
        {
            throw new InvalidOperationException($"In the shape '{shape}': {failed.Message}\n{stoa.Log}", failed);
        }
    }
}
