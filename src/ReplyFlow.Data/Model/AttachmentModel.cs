using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReplyFlow.Domain.Attachments;
using ReplyFlow.Domain.Cases;

namespace ReplyFlow.Data.Model;

internal sealed class AttachmentModel : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> e)
    {
        e.HasOne<Case>().WithMany().HasForeignKey(a => a.CaseId).OnDelete(DeleteBehavior.Restrict);
        e.HasOne<AppUser>().WithMany().HasForeignKey(a => a.AddedById).OnDelete(DeleteBehavior.Restrict);
        e.Property(a => a.Subject).HasConversion<string>().HasMaxLength(20);
        e.Property(a => a.Name).HasMaxLength(Attachment.MaxName);
        e.Property(a => a.MediaType).HasMaxLength(100);
        e.Property(a => a.Sha256).HasMaxLength(64);
    }
}

internal sealed class AttachmentChunkModel : IEntityTypeConfiguration<AttachmentChunk>
{
    public void Configure(EntityTypeBuilder<AttachmentChunk> e)
    {
        e.HasKey(c => new { c.Sha256, c.No });
        e.Property(c => c.Sha256).HasMaxLength(64);
    }
}

internal sealed class AttachmentScanModel : IEntityTypeConfiguration<AttachmentScan>
{
    public void Configure(EntityTypeBuilder<AttachmentScan> e)
    {
        e.HasIndex(s => new { s.Sha256, s.ScannedAt });
        e.Property(s => s.Sha256).HasMaxLength(64);
        e.Property(s => s.Signature).HasMaxLength(AttachmentScan.MaxWords);
        e.Property(s => s.Scanner).HasMaxLength(AttachmentScan.MaxWords);
    }
}
