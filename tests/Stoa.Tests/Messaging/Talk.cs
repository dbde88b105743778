using Microsoft.EntityFrameworkCore;
using Stoa.Contracts.Common;
using Stoa.Contracts.Messaging;
using Stoa.Platform.Storage;

namespace Stoa.Tests.Messaging;

/// <summary>Something was said about a topic, the number-th time.</summary>
internal sealed record Said(Guid Topic, int Number) : IMessage
{
    public static string WireName => "talk.said";
    public string Key => Topic.ToString();
}

/// <summary>A message that nobody hears unless a test says so.</summary>
internal sealed record Whispered(Guid Topic) : IMessage
{
    public static string WireName => "talk.whispered";
    public string Key => Topic.ToString();
}

/// <summary>A message that every process hears.</summary>
internal sealed record Shouted(Guid Topic, int Number) : IMessage
{
    public static string WireName => "talk.shouted";
    public string Key => Topic.ToString();
}

/// <summary>What is talked about.</summary>
internal sealed class Topic : Aggregate
{
    public Guid Id { get; init; }
    public TenantId TenantId { get; init; }
    public int Count { get; set; }
    public override string Subject => Id.ToString();
}

/// <summary>The effect of a handled message: that it happens once is what the tests count.</summary>
internal sealed class Heard
{
    public long Id { get; private set; }
    public required TenantId TenantId { get; init; }
    public required string Component { get; init; }
    public required Guid Topic { get; init; }
    public required int Number { get; init; }
    public required int Attempt { get; init; }
    public required string Actor { get; init; }

    /// <summary>How many such rows the handler saw, of whatever company.</summary>
    public required int Seen { get; init; }
}

/// <summary>Topics, and what was heard about them.</summary>
internal sealed class TalkStore(StoreContext context) : ComponentStore(context)
{
    public static readonly Migration Migration = new("talk", "0001_talk", """
        CREATE TABLE talk.topic (id uuid PRIMARY KEY, tenant_id uuid NOT NULL, count int NOT NULL, version bigint NOT NULL);
        CALL platform.protect('talk.topic', 'tenant');
        CREATE TABLE talk.heard (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, tenant_id uuid NOT NULL, component text NOT NULL,
            topic uuid NOT NULL, number int NOT NULL, attempt int NOT NULL, actor text NOT NULL, seen int NOT NULL,
            told text NOT NULL DEFAULT current_setting('stoa.actor'));
        CALL platform.protect('talk.heard', 'tenant');
        """, IsData: false);

    public DbSet<Topic> Topics => Set<Topic>();

    public DbSet<Heard> Heard => Set<Heard>();

    protected override string Schema => "talk";

    protected override void Map(ModelBuilder model)
    {
        model.Entity<Topic>();
        model.Entity<Heard>().Property(h => h.Id).UseIdentityAlwaysColumn();
    }
}
