using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Issuing;
using ReplyFlow.Domain.Messages;

namespace ReplyFlow.Data.Model;

internal sealed class PersonalLinkModel : IEntityTypeConfiguration<PersonalLink>
{
    public void Configure(EntityTypeBuilder<PersonalLink> e)
    {
        e.HasOne<IssuedLetter>().WithMany().HasForeignKey(l => l.LetterId).OnDelete(DeleteBehavior.Restrict);
        e.HasOne<Deputy>().WithMany().HasForeignKey(l => l.DeputyId).OnDelete(DeleteBehavior.Restrict);
        e.Property(l => l.Way).HasConversion<string>().HasMaxLength(20);
        e.HasIndex(l => l.TokenSha256).IsUnique();
        e.HasIndex(l => l.FormSha256);
        // What an answer refers to: a link of the very letter and deputy.
        e.HasAlternateKey(l => new { l.Id, l.LetterId, l.DeputyId });
    }
}

internal sealed class NoticeLinkModel : IEntityTypeConfiguration<NoticeLink>
{
    public void Configure(EntityTypeBuilder<NoticeLink> e)
    {
        e.HasOne<Notice>().WithMany().HasForeignKey(l => l.NoticeId).OnDelete(DeleteBehavior.Restrict);
        e.HasOne<Deputy>().WithMany().HasForeignKey(l => l.DeputyId).OnDelete(DeleteBehavior.Restrict);
        e.HasIndex(l => l.TokenSha256).IsUnique();
    }
}

internal sealed class FeedbackModel : IEntityTypeConfiguration<Feedback>
{
    public void Configure(EntityTypeBuilder<Feedback> e)
    {
        e.HasOne<Case>().WithMany().HasForeignKey(f => f.CaseId).OnDelete(DeleteBehavior.Restrict);
        e.HasOne<IssuedLetter>().WithMany().HasForeignKey(f => f.LetterId).OnDelete(DeleteBehavior.Restrict);
        e.HasOne<Deputy>().WithMany().HasForeignKey(f => f.DeputyId).OnDelete(DeleteBehavior.Restrict);
        e.HasOne<PersonalLink>().WithMany().HasForeignKey(f => new { f.LinkId, f.LetterId, f.DeputyId })
            .HasPrincipalKey(l => new { l.Id, l.LetterId, l.DeputyId }).OnDelete(DeleteBehavior.Restrict);
        e.Property(f => f.Level).HasConversion<string>().HasMaxLength(20);
        e.Property(f => f.Way).HasConversion<string>().HasMaxLength(20);
        e.ToTable(t =>
        {
            t.HasCheckConstraint("CK_Feedback_OwnByLink", "(\"Way\" IN ('Link', 'PaperLink')) = (\"LinkId\" IS NOT NULL)");
            t.HasCheckConstraint("CK_Feedback_VoidByRejection", "(\"VoidedAt\" IS NULL) = (\"RejectionId\" IS NULL)");
            t.HasCheckConstraint("CK_Feedback_EntryByGround", "(\"Way\" IN ('Paper', 'Telephone')) = (\"Ground\" <> '' AND \"GroundOn\" IS NOT NULL)");
        });
        e.HasOne<DeliveryEvidence>().WithMany().HasForeignKey(f => f.RejectionId).OnDelete(DeleteBehavior.Restrict);
        e.HasIndex(f => new { f.LetterId, f.DeputyId }).IsUnique().HasFilter("\"SupersededAt\" IS NULL AND \"VoidedAt\" IS NULL");
    }
}
