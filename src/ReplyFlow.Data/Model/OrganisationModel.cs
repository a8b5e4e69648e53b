using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReplyFlow.Data.Settings;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Data.Model;

internal sealed class BureauModel : IEntityTypeConfiguration<Bureau>
{
    public void Configure(EntityTypeBuilder<Bureau> e)
    {
        e.Property(b => b.Kind).HasConversion<string>().HasMaxLength(20);
        e.HasIndex(b => b.Name).IsUnique();
    }
}

internal sealed class DivisionModel : IEntityTypeConfiguration<Division>
{
    public void Configure(EntityTypeBuilder<Division> e)
    {
        e.HasOne<Bureau>().WithMany().HasForeignKey(d => d.BureauId).OnDelete(DeleteBehavior.Restrict);
        e.HasIndex(d => new { d.BureauId, d.Name }).IsUnique();
    }
}

internal sealed class AppUserModel : IEntityTypeConfiguration<AppUser>
{
    public void Configure(EntityTypeBuilder<AppUser> e)
    {
        e.HasOne(u => u.Bureau).WithMany().HasForeignKey(u => u.BureauId).OnDelete(DeleteBehavior.Restrict);
        e.Property<string?>(SearchColumn.Name);
        e.HasOne(u => u.Division).WithMany().HasForeignKey(u => u.DivisionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DefinitionVersionModel : IEntityTypeConfiguration<DefinitionVersion>
{
    public void Configure(EntityTypeBuilder<DefinitionVersion> e) => e.HasKey(d => new { d.DefinitionId, d.Version });
}

internal sealed class LetterTemplateVersionModel : IEntityTypeConfiguration<LetterTemplateVersion>
{
    public void Configure(EntityTypeBuilder<LetterTemplateVersion> e)
    {
        e.HasKey(t => new { t.Profile, t.Version });
        e.HasIndex(t => t.Profile).IsUnique().HasFilter("\"IsActive\"");
    }
}

internal sealed class CaseTimerModel : IEntityTypeConfiguration<CaseTimer>
{
    public void Configure(EntityTypeBuilder<CaseTimer> e)
    {
        e.HasOne<Domain.Cases.Case>().WithMany().HasForeignKey(t => t.CaseId).OnDelete(DeleteBehavior.Restrict);
        e.HasIndex(t => t.DueAt);
        e.HasIndex(t => new { t.CaseId, t.ActivityId, t.Visit }).IsUnique();
    }
}

internal sealed class SettingModel : IEntityTypeConfiguration<Setting>
{
    public void Configure(EntityTypeBuilder<Setting> e) => e.HasKey(s => s.Name);
}
