using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ReplyFlow.Data.Model;

internal sealed class ProtectionKeyModel : IEntityTypeConfiguration<ProtectionKey>
{
    public void Configure(EntityTypeBuilder<ProtectionKey> e)
    {
        e.HasKey(k => k.Name);
        e.Property(k => k.Name).HasMaxLength(200);
    }
}

internal sealed class NodeReportModel : IEntityTypeConfiguration<NodeReport>
{
    public void Configure(EntityTypeBuilder<NodeReport> e)
    {
        e.ToTable("Nodes");
        e.Property(n => n.Name).HasMaxLength(200);
        e.Property(n => n.Version).HasMaxLength(100);
    }
}
