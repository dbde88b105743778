using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Stoa.Platform.Messaging;

internal sealed class OutboxRowMap : IEntityTypeConfiguration<OutboxRow>
{
    public void Configure(EntityTypeBuilder<OutboxRow> builder)
    {
        builder.ToTable("outbox", "platform");
        builder.HasKey(row => row.Seq);
        builder.Property(row => row.Seq).UseIdentityAlwaysColumn();
        builder.Property(row => row.Body).HasColumnType("jsonb");
    }
}
