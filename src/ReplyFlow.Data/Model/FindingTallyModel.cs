using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReplyFlow.Domain.Drafting;

namespace ReplyFlow.Data.Model;

internal sealed class FindingTallyModel : IEntityTypeConfiguration<FindingTally>
{
    public void Configure(EntityTypeBuilder<FindingTally> e)
    {
        e.HasKey(t => new { t.VersionId, t.Check });
        e.HasOne<DraftVersion>().WithMany().HasForeignKey(t => t.VersionId).OnDelete(DeleteBehavior.Restrict);
        e.HasIndex(t => t.On);
    }
}
