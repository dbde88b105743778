using Stoa.Market.Accounts.SignUps;

namespace Stoa.Tests.Market.Accounts.SignUps;

public sealed class TheLifeOfASignUp
{
    [Fact]
    public void Is_this_table() => Assert.Equal(
        """
        stateDiagram-v2
            [*] --> Waiting
            Waiting --> Waiting: CodeMissed
            Waiting --> UsedUp: TriesRanOut
            Waiting --> Confirmed: CodeMatched
            UsedUp --> [*]
            Confirmed --> [*]

        """, SignUp.Lifecycle.Mermaid());
}
