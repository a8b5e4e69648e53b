using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using ReplyFlow.Domain.Audit;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Domain.Issuing;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Data.Model;

internal sealed class DraftContentConverter() : ValueConverter<DraftContent, string>(
    v => JsonSerializer.Serialize(v, JsonSerializerOptions.Web),
    v => JsonSerializer.Deserialize<DraftContent>(v, JsonSerializerOptions.Web)!);

/// <summary>Empty in rows of earlier programs.</summary>
internal sealed class DraftBasisConverter() : ValueConverter<DraftBasis, string>(
    v => JsonSerializer.Serialize(v, JsonSerializerOptions.Web),
    v => v.Length == 0 ? DraftBasis.Empty : JsonSerializer.Deserialize<DraftBasis>(v, JsonSerializerOptions.Web)!);

internal sealed class DraftModel : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> e)
    {
        e.HasKey(d => d.CaseId);
        e.HasOne<Case>().WithMany().HasForeignKey(d => d.CaseId).OnDelete(DeleteBehavior.Restrict);
        e.Property(d => d.Content).HasConversion<DraftContentConverter>();
        e.Property(d => d.Basis).HasConversion<DraftBasisConverter>();
        e.Property(d => d.Revision).IsConcurrencyToken();
    }
}

internal sealed class DraftVersionModel : IEntityTypeConfiguration<DraftVersion>
{
    public void Configure(EntityTypeBuilder<DraftVersion> e)
    {
        e.HasOne<Case>().WithMany().HasForeignKey(d => d.CaseId).OnDelete(DeleteBehavior.Restrict);
        e.Property(d => d.Content).HasConversion<DraftContentConverter>();
        e.Property(d => d.Basis).HasConversion<DraftBasisConverter>();
        e.HasIndex(d => new { d.CaseId, d.No }).IsUnique();
    }
}

internal sealed class FindingWaiverModel : IEntityTypeConfiguration<FindingWaiver>
{
    public void Configure(EntityTypeBuilder<FindingWaiver> e)
    {
        e.HasOne<Case>().WithMany().HasForeignKey(w => w.CaseId).OnDelete(DeleteBehavior.Restrict);
        e.HasOne<AppUser>().WithMany().HasForeignKey(w => w.ById).OnDelete(DeleteBehavior.Restrict);
        e.HasIndex(w => new { w.CaseId, w.Key }).IsUnique().HasFilter("\"EndedAt\" IS NULL");
    }
}

internal sealed class NumberSeriesModel : IEntityTypeConfiguration<NumberSeries>
{
    public void Configure(EntityTypeBuilder<NumberSeries> e)
    {
        e.HasOne<Bureau>().WithMany().HasForeignKey(s => s.BureauId).OnDelete(DeleteBehavior.Restrict);
        e.HasIndex(s => new { s.BureauId, s.Prefix, s.Year }).IsUnique();
        e.Property(s => s.NextValue).IsConcurrencyToken();
    }
}

internal sealed class DocumentNumberModel : IEntityTypeConfiguration<DocumentNumber>
{
    public void Configure(EntityTypeBuilder<DocumentNumber> e)
    {
        e.HasOne<NumberSeries>().WithMany().HasForeignKey(n => n.SeriesId).OnDelete(DeleteBehavior.Restrict);
        e.HasOne<Case>().WithMany().HasForeignKey(n => n.CaseId).OnDelete(DeleteBehavior.Restrict);
        e.HasIndex(n => new { n.SeriesId, n.Value }).IsUnique();
        e.HasIndex(n => n.CaseId);
    }
}

internal sealed class IssuedLetterModel : IEntityTypeConfiguration<IssuedLetter>
{
    public void Configure(EntityTypeBuilder<IssuedLetter> e)
    {
        e.HasOne<Case>().WithMany().HasForeignKey(l => l.CaseId).OnDelete(DeleteBehavior.Restrict);
        e.HasOne<Bureau>().WithMany().HasForeignKey(l => l.BureauId).OnDelete(DeleteBehavior.Restrict);
        e.HasOne<DraftVersion>().WithMany().HasForeignKey(l => l.DraftVersionId).OnDelete(DeleteBehavior.Restrict);
        e.HasOne(l => l.DocumentNumber).WithMany().HasForeignKey(l => l.DocumentNumberId).OnDelete(DeleteBehavior.Restrict);
        e.HasIndex(l => l.DocumentNumberId).IsUnique();
        // With the key: a bureau's newest letters are found without a look at the rows, which carry their documents.
        e.HasIndex(l => new { l.BureauId, l.Id });
        e.HasIndex(l => l.Sha256);
    }
}

internal sealed class OutboxModel : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> e)
    {
        e.HasOne<Case>().WithMany().HasForeignKey(m => m.CaseId).OnDelete(DeleteBehavior.Restrict);
        e.HasOne<IssuedLetter>().WithMany().HasForeignKey(m => m.LetterId).OnDelete(DeleteBehavior.Restrict);
        e.HasOne<Notice>().WithMany().HasForeignKey(m => m.NoticeId).OnDelete(DeleteBehavior.Restrict);
        e.HasOne<Deputy>().WithMany().HasForeignKey(m => m.DeputyId).OnDelete(DeleteBehavior.Restrict);
        e.Property(m => m.RecipientKind).HasConversion<string>().HasMaxLength(20);
        e.Property(m => m.Status).HasConversion<string>().HasMaxLength(20);
        e.HasIndex(m => new { m.Status, m.NextAttemptAt });
        e.HasIndex(m => m.SentAt).HasFilter("\"SentAt\" IS NOT NULL");
    }
}

internal sealed class DeliveryEvidenceModel : IEntityTypeConfiguration<DeliveryEvidence>
{
    public void Configure(EntityTypeBuilder<DeliveryEvidence> e)
    {
        e.HasOne<Case>().WithMany().HasForeignKey(r => r.CaseId).OnDelete(DeleteBehavior.Restrict);
        e.HasOne<OutboxMessage>().WithMany().HasForeignKey(r => r.MessageId).OnDelete(DeleteBehavior.Restrict);
        e.Property(r => r.Kind).HasConversion<string>().HasMaxLength(20);
        e.HasIndex(r => r.Key).IsUnique();
        // What was decided about addresses is asked wherever answers are shown; nearly all evidence is of other things.
        e.HasIndex(r => r.Kind).HasFilter("\"Kind\" IN ('AddressChanged', 'AddressConfirmed', 'AddressRejected')");
    }
}

internal sealed class AddressChangeModel : IEntityTypeConfiguration<AddressChange>
{
    public void Configure(EntityTypeBuilder<AddressChange> e)
    {
        e.HasOne<Deputy>().WithMany().HasForeignKey(c => c.DeputyId).OnDelete(DeleteBehavior.Restrict);
        e.HasIndex(c => new { c.DeputyId, c.Address });
    }
}

internal sealed class AuditModel : IEntityTypeConfiguration<AuditEvent>
{
    public void Configure(EntityTypeBuilder<AuditEvent> e)
    {
        e.HasKey(a => a.Seq);
        e.Property(a => a.Seq).ValueGeneratedNever();
        e.HasIndex(a => a.CaseId);
        // 改派 is looked for by who did it and by when; nearly all of the trail is of other things.
        e.HasIndex(a => new { a.ActorId, a.At }).HasFilter("\"Kind\" IN ('CaseReassigned', 'BureausReassigned')");
        e.HasIndex(a => a.At).HasFilter("\"Kind\" = 'BureausReassigned'");
        e.HasIndex(a => new { a.Seq, a.Kind }).HasFilter("\"Kind\" IN ('MessageDeferred', 'MessageParked')");
        e.HasIndex(a => new { a.At, a.Kind }).HasFilter("\"Kind\" = 'CaseReassigned'");
    }
}
