using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Policies;

namespace ReplyFlow.Data.Model;

internal sealed class PolicyDocumentModel : IEntityTypeConfiguration<PolicyDocument>
{
    public void Configure(EntityTypeBuilder<PolicyDocument> e)
    {
        e.HasOne<Bureau>().WithMany().HasForeignKey(d => d.BureauId).OnDelete(DeleteBehavior.Restrict);
        e.HasIndex(d => d.RepealedById);
    }
}

internal sealed class PolicyVersionModel : IEntityTypeConfiguration<PolicyVersion>
{
    public void Configure(EntityTypeBuilder<PolicyVersion> e)
    {
        e.HasOne<PolicyDocument>().WithMany().HasForeignKey(v => v.DocumentId).OnDelete(DeleteBehavior.Restrict);
        e.HasOne<PolicyText>().WithMany().HasForeignKey(v => v.TextSha256).OnDelete(DeleteBehavior.Restrict);
        e.HasOne<AppUser>().WithMany().HasForeignKey(v => v.ConfirmedById).OnDelete(DeleteBehavior.Restrict);
        e.ComplexProperty(v => v.Facts, PolicyColumns.Facts);
        e.ComplexProperty(v => v.Source, PolicyColumns.Source);
        e.Property(v => v.TextSha256).HasMaxLength(64);
        e.Property<string?>(SearchColumn.Name);
        e.HasIndex(v => new { v.DocumentId, v.No }).IsUnique();
    }
}

internal sealed class PolicyTextModel : IEntityTypeConfiguration<PolicyText>
{
    public void Configure(EntityTypeBuilder<PolicyText> e)
    {
        e.HasKey(t => t.Sha256);
        e.Property(t => t.Sha256).HasMaxLength(64);
    }
}

internal sealed class PolicyDraftModel : IEntityTypeConfiguration<PolicyDraft>
{
    public void Configure(EntityTypeBuilder<PolicyDraft> e)
    {
        e.HasOne<Bureau>().WithMany().HasForeignKey(d => d.BureauId).OnDelete(DeleteBehavior.Restrict);
        e.HasOne<PolicyDocument>().WithMany().HasForeignKey(d => d.DocumentId).OnDelete(DeleteBehavior.Restrict);
        e.ComplexProperty(d => d.Facts, PolicyColumns.Facts);
        e.ComplexProperty(d => d.Source, PolicyColumns.Source);
    }
}

/// <summary>The columns that versions and drafts have alike.</summary>
internal static class PolicyColumns
{
    public static void Facts(ComplexPropertyBuilder<PolicyFacts> facts)
    {
        facts.Property(f => f.Title).HasColumnName("Title");
        facts.Property(f => f.OtherTitles).HasColumnName("OtherTitles");
        facts.Property(f => f.DocumentNumber).HasColumnName("DocumentNumber");
        facts.Property(f => f.Issuer).HasColumnName("Issuer");
        facts.Property(f => f.Kind).HasColumnName("Kind").HasConversion<string>().HasMaxLength(20);
        facts.Property(f => f.IssuedOn).HasColumnName("IssuedOn");
        facts.Property(f => f.ValidFrom).HasColumnName("ValidFrom");
        facts.Property(f => f.ValidTo).HasColumnName("ValidTo");
        facts.Ignore(f => f.Titles);
        facts.Ignore(f => f.Begins);
        facts.Ignore(f => f.Citation);
    }

    public static void Source(ComplexPropertyBuilder<PolicySource> source)
    {
        source.Property(s => s.Name).HasColumnName("SourceName");
        source.Property(s => s.MediaType).HasColumnName("SourceType").HasMaxLength(100);
        source.Property(s => s.Size).HasColumnName("SourceSize");
        source.Property(s => s.Sha256).HasColumnName("SourceSha256").HasMaxLength(64);
        source.Ignore(s => s.IsStored);
    }
}
