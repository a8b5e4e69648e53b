using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Passages;

namespace ReplyFlow.Data.Model;

internal sealed class StandardPassageModel : IEntityTypeConfiguration<StandardPassage>
{
    public void Configure(EntityTypeBuilder<StandardPassage> e)
    {
        e.HasOne<Bureau>().WithMany().HasForeignKey(p => p.BureauId).OnDelete(DeleteBehavior.Restrict);
        e.HasOne<Division>().WithMany().HasForeignKey(p => p.DivisionId).OnDelete(DeleteBehavior.Restrict);
        e.HasOne<AppUser>().WithMany().HasForeignKey(p => p.OwnerId).OnDelete(DeleteBehavior.Restrict);
        e.Property(p => p.Revision).IsConcurrencyToken();
    }
}
