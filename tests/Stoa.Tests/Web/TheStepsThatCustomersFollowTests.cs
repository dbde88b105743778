using Microsoft.Extensions.DependencyInjection;
using Stoa.Platform.Workflows.Kinds;
using Stoa.Tests.Http.Conformance;
using Stoa.Web.Languages;

namespace Stoa.Tests.Web;

/// <summary>A page shows steps by the words under their names; a step without words would show its name.</summary>
public sealed class TheStepsThatCustomersFollowTests(Marketplace market) : IClassFixture<Marketplace>
{
    [Fact]
    public async Task Have_words()
    {
        var known = await market.Node.Services.GetRequiredService<WorkflowCatalog>().Ready(TestContext.Current.CancellationToken);
        var followed = known.Ids.Select(id => known[id]).Where(kind => kind.Component == "deployer").ToList();
        var needed = followed.SelectMany(kind => kind.Steps).Select(step => $"steps.{step.Name}").Concat(followed.Select(kind => $"workflow.{kind.Name}")).ToHashSet();
        Assert.NotEmpty(needed);
        Assert.Subset(Phrasebook.In(Language.English).Phrases.Keys.ToHashSet(), needed);
    }
}
