using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Data.Model;

internal sealed class CaseModel : IEntityTypeConfiguration<Case>
{
    public void Configure(EntityTypeBuilder<Case> e)
    {
        e.HasOne(c => c.Suggestion).WithMany().HasForeignKey(c => c.SuggestionId).OnDelete(DeleteBehavior.Restrict);
        e.HasOne(c => c.LeadBureau).WithMany().HasForeignKey(c => c.LeadBureauId).OnDelete(DeleteBehavior.Restrict);
        e.HasOne<AppUser>().WithMany().HasForeignKey(c => c.DrafterId).OnDelete(DeleteBehavior.Restrict);
        e.HasOne<AppUser>().WithMany().HasForeignKey(c => c.KeySupervisorId).OnDelete(DeleteBehavior.Restrict);
        e.HasMany(c => c.Assignments).WithOne().HasForeignKey(a => a.CaseId).OnDelete(DeleteBehavior.Restrict);
        e.Property(c => c.Status).HasConversion<string>().HasMaxLength(20);
        e.Property(c => c.Revision).IsConcurrencyToken();
        e.ComplexProperty(c => c.Due, DueDateModel.Configure);
        e.PrimitiveCollection(c => c.CountersignDivisionIds).Metadata.SetValueComparer(new PlainListComparer<Guid>());
        e.PrimitiveCollection(c => c.AuthorIds).Metadata.SetValueComparer(new PlainListComparer<Guid>());
        e.HasIndex(c => new { c.LeadBureauId, c.Status });
        // The sweeper, moves to another version and the health page ask for the open cases among all that were ever closed.
        e.HasIndex(c => c.OpenedAt).HasFilter("\"ClosedAt\" IS NULL");
        e.HasIndex(c => c.IsKey).HasFilter("\"IsKey\"");
    }
}

internal sealed class AssignmentModel : IEntityTypeConfiguration<Assignment>
{
    public void Configure(EntityTypeBuilder<Assignment> e)
    {
        e.HasOne(a => a.Bureau).WithMany().HasForeignKey(a => a.BureauId).OnDelete(DeleteBehavior.Restrict);
        e.Property(a => a.Role).HasConversion<string>().HasMaxLength(20);
        e.ComplexProperty(a => a.Due, DueDateModel.Configure);
        e.HasIndex(a => new { a.BureauId, a.CaseId });
    }
}

internal sealed class WorkItemModel : IEntityTypeConfiguration<WorkItem>
{
    public void Configure(EntityTypeBuilder<WorkItem> e)
    {
        e.HasOne(w => w.Case).WithMany().HasForeignKey(w => w.CaseId).OnDelete(DeleteBehavior.Restrict);
        e.Property(w => w.Kind).HasColumnName("Form");
        e.ComplexProperty(w => w.Due, DueDateModel.Configure);
        e.HasOne<AppUser>().WithMany().HasForeignKey(w => w.AssigneeId).OnDelete(DeleteBehavior.Restrict);
        e.Property(w => w.Status).HasConversion<string>().HasMaxLength(20);
        e.HasOne<AppUser>().WithMany().HasForeignKey(w => w.DecidedForId).OnDelete(DeleteBehavior.Restrict);
        e.HasIndex(w => new { w.CaseId, w.ActivityId, w.Visit, w.Participant });
        // None of all items begins with their status: it tempts SQLite to read every decided item there ever was.
        e.HasIndex(w => new { w.AssigneeId, w.Status });
        e.HasIndex(w => new { w.BureauId, w.Role, w.Status });
        e.HasIndex(w => w.CaseId).HasFilter("\"Status\" = 'Open'");
        // What waits in a bureau, whoever owes it, among all that it ever decided.
        e.HasIndex(w => w.BureauId).HasFilter("\"Status\" = 'Open'");
        e.HasIndex(w => new { w.DecidedById, w.ClosedAt, w.Id });
    }
}

internal sealed class ContactModel : IEntityTypeConfiguration<ContactLog>
{
    public void Configure(EntityTypeBuilder<ContactLog> e)
    {
        e.HasOne<Case>().WithMany().HasForeignKey(c => c.CaseId).OnDelete(DeleteBehavior.Restrict);
        e.Property(c => c.Phase).HasConversion<string>().HasMaxLength(20);
        e.Property(c => c.Channel).HasConversion<string>().HasMaxLength(20);
    }
}

internal sealed class ExtensionModel : IEntityTypeConfiguration<ExtensionRequest>
{
    public void Configure(EntityTypeBuilder<ExtensionRequest> e) =>
        e.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId).OnDelete(DeleteBehavior.Restrict);
}
