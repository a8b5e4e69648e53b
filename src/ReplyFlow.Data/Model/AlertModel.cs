using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReplyFlow.Domain.Alerts;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Data.Model;

internal sealed class AlertChoiceModel : IEntityTypeConfiguration<AlertChoice>
{
    public void Configure(EntityTypeBuilder<AlertChoice> e)
    {
        e.HasKey(c => c.PersonId);
        e.HasOne<AppUser>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Restrict);
        e.ComplexProperty(c => c.Quiet);
    }
}

internal sealed class PushBrowserModel : IEntityTypeConfiguration<PushBrowser>
{
    public void Configure(EntityTypeBuilder<PushBrowser> e)
    {
        e.HasOne<AppUser>().WithMany().HasForeignKey(b => b.PersonId).OnDelete(DeleteBehavior.Restrict);
        e.HasIndex(b => b.EndpointSha256).IsUnique();
    }
}

internal sealed class AlertEventModel : IEntityTypeConfiguration<AlertEvent>
{
    public void Configure(EntityTypeBuilder<AlertEvent> e)
    {
        e.HasOne<WorkItem>().WithMany().HasForeignKey(a => a.WorkItemId).OnDelete(DeleteBehavior.Restrict);
        e.HasOne<Case>().WithMany().HasForeignKey(a => a.CaseId).OnDelete(DeleteBehavior.Restrict);
        e.Property(a => a.Kind).HasConversion<string>().HasMaxLength(20);
        e.HasIndex(a => new { a.WorkItemId, a.Key }).IsUnique();
    }
}

internal sealed class AlertRowModel : IEntityTypeConfiguration<Alert>
{
    public void Configure(EntityTypeBuilder<Alert> e)
    {
        e.HasOne<AlertEvent>().WithMany().HasForeignKey(a => a.EventId).OnDelete(DeleteBehavior.Restrict);
        e.HasOne<AppUser>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
        e.Property(a => a.Status).HasConversion<string>().HasMaxLength(20);
        e.HasIndex(a => new { a.EventId, a.PersonId, a.BrowserId }).IsUnique();
        e.HasIndex(a => new { a.Status, a.NextAttemptAt });
    }
}
