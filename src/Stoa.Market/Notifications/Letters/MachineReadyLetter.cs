using System.Globalization;
using Stoa.Contracts.Deployer;

namespace Stoa.Market.Notifications.Letters;

/// <summary>How to reach the machine.</summary>
internal static class MachineReadyLetter
{
    public static Letter Write(Addressee to, DeploymentSucceeded ready)
    {
        var words = to.Words;
        var hostname = ("hostname", ready.Hostname);
        var at = ready.Endpoint;
        return new Letter("machine-ready", words, words["ready.subject", hostname], words["ready.preview"],
        [
            to.Greeting,
            new Block.Paragraph(words["ready.intro", hostname, ("product", ready.ProductName)]),
            new Block.Command(at.Command),
            new Block.Facts([(words["ready.host"], at.Host), (words["ready.port"], at.Port.ToString(CultureInfo.InvariantCulture)), (words["ready.user"], at.User)]),
            .. Block.Button.IfLinked(words["ready.button"], to.Links.Deployment(ready.Deployment)),
        ]);
    }
}
