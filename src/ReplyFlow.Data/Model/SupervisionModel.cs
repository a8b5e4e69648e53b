using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Issuing;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Reminders;
using ReplyFlow.Domain.Substitutions;
using ReplyFlow.Domain.Supervision;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Data.Model;

internal sealed class ReminderNoticeModel : IEntityTypeConfiguration<ReminderNotice>
{
    public void Configure(EntityTypeBuilder<ReminderNotice> e)
    {
        e.HasOne<Case>().WithMany().HasForeignKey(r => r.CaseId).OnDelete(DeleteBehavior.Restrict);
        e.HasOne<WorkItem>().WithMany().HasForeignKey(r => r.WorkItemId).OnDelete(DeleteBehavior.Restrict);
        e.Property(r => r.Audience).HasConversion<string>().HasMaxLength(20);
        e.HasIndex(r => new { r.WorkItemId, r.Key }).IsUnique();
    }
}

internal sealed class ReminderRecipientModel : IEntityTypeConfiguration<ReminderRecipient>
{
    public void Configure(EntityTypeBuilder<ReminderRecipient> e)
    {
        e.HasKey(r => new { r.ReminderId, r.PersonId });
        e.HasOne<ReminderNotice>().WithMany().HasForeignKey(r => r.ReminderId).OnDelete(DeleteBehavior.Restrict);
        e.HasOne<AppUser>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Restrict);
        e.HasOne<ReminderDigest>().WithMany().HasForeignKey(r => r.DigestId).OnDelete(DeleteBehavior.Restrict);
        e.HasIndex(r => new { r.PersonId, r.DigestId });
        e.HasIndex(r => r.PersonId).HasFilter("\"DigestId\" IS NULL");
    }
}

internal sealed class ReminderDigestModel : IEntityTypeConfiguration<ReminderDigest>
{
    public void Configure(EntityTypeBuilder<ReminderDigest> e)
    {
        e.HasOne<AppUser>().WithMany().HasForeignKey(d => d.PersonId).OnDelete(DeleteBehavior.Restrict);
        e.HasOne<OutboxMessage>().WithMany().HasForeignKey(d => d.MessageId).OnDelete(DeleteBehavior.Restrict);
        e.HasIndex(d => new { d.PersonId, d.Day }).IsUnique();
    }
}

internal sealed class SubstitutionModel : IEntityTypeConfiguration<SubstitutionEntry>
{
    public void Configure(EntityTypeBuilder<SubstitutionEntry> e)
    {
        e.HasOne<AppUser>().WithMany().HasForeignKey(s => s.PrincipalId).OnDelete(DeleteBehavior.Restrict);
        e.HasOne<AppUser>().WithMany().HasForeignKey(s => s.SubstituteId).OnDelete(DeleteBehavior.Restrict);
        e.PrimitiveCollection(s => s.Steps).Metadata.SetValueComparer(new PlainListComparer<string>());
        e.HasIndex(s => new { s.SubstituteId, s.To });
    }
}

internal sealed class NudgeModel : IEntityTypeConfiguration<Nudge>
{
    public void Configure(EntityTypeBuilder<Nudge> e)
    {
        e.HasOne<Case>().WithMany().HasForeignKey(n => n.CaseId).OnDelete(DeleteBehavior.Restrict);
        e.HasOne<WorkItem>().WithMany().HasForeignKey(n => n.WorkItemId).OnDelete(DeleteBehavior.Restrict);
        e.HasOne<AppUser>().WithMany().HasForeignKey(n => n.ById).OnDelete(DeleteBehavior.Restrict);
        e.HasIndex(n => new { n.WorkItemId, n.On });
    }
}

internal sealed class NoticeModel : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> e)
    {
        e.HasOne<Case>().WithMany().HasForeignKey(n => n.CaseId).OnDelete(DeleteBehavior.Restrict);
        e.HasOne<Bureau>().WithMany().HasForeignKey(n => n.BureauId).OnDelete(DeleteBehavior.Restrict);
        e.HasOne<ExtensionRequest>().WithMany().HasForeignKey(n => n.ExtensionId).OnDelete(DeleteBehavior.Restrict);
        e.Property(n => n.Kind).HasConversion<string>().HasMaxLength(20);
        e.HasIndex(n => n.ExtensionId).IsUnique();
        e.HasIndex(n => n.Sha256);
    }
}
