using Microsoft.Extensions.DependencyInjection;
using Stoa.Platform.Workflows.Kinds;
using Stoa.Tests.Http.Conformance;
using Stoa.Web.Languages;

namespace Stoa.Tests.Web;

/// <summary>A page shows steps by the words under their names; a step without words would show its name.</summary>
public sealed class TheStepsThatPeopleFollowTests(Marketplace market) : IClassFixture<Marketplace>
{
    [Fact]
    public async Task Have_words()
    {
        var known = await market.Node.Services.GetRequiredService<WorkflowCatalog>().Ready(TestContext.Current.CancellationToken);
        // Operators follow all of them, under the names of their workflows; customers those of the deployer.
        var followed = known.Ids.Select(id => known[id]).ToList();
        var needed = followed.SelectMany(kind => kind.Steps).Select(step => $"steps.{step.Name}").Concat(followed.Where(kind => kind.Component == "deployer").Select(kind => $"workflow.{kind.Name}")).ToHashSet();
        Assert.NotEmpty(needed);
        Assert.Empty(needed.Except(Phrasebook.In(Language.English).Phrases.Keys));
    }
}
